-- Tables that were recorded batch by batch. A row is written in the transaction of its batch, so it always tells what is there.
create table kb.import (
  archive text collate "C" not null references kb.archive on delete cascade,
  id text collate "C" not null,          -- a hash of the table, its mapping and all that the rows depend on
  kind text not null check (kind in ('import', 'reconciliation')),
  file text not null,
  mapping text not null,
  source text,
  rows_total bigint not null,
  rows_done bigint not null,
  events bigint not null,                -- how many the batches recorded
  state text not null check (state in ('partial', 'complete')),
  started timestamptz not null,
  finished timestamptz,
  recorder text not null,
  primary key (archive, id)
);
