select pg_advisory_xact_lock(hashtextextended('kb.migration', 0));
create schema if not exists kb;
create table if not exists kb.migration (
  name text collate "C" primary key,
  hash text not null,
  applied timestamptz not null default clock_timestamp()
);
