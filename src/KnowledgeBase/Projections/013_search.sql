-- What can be searched for: one row for each effective event that has free text. Part of the read model: rebuilt from the log at
-- will. The text is folded (case, accents) by the program, which asks in the same way, so that no extension is needed.
create table kb.search (
  archive text collate "C" not null,
  event_position bigint not null,
  position_from bigint not null,
  position_to bigint,
  stream text collate "C" not null,
  type text collate "C" not null,
  record text collate "C" not null,
  source text collate "C",         -- who says it; null for what counts whoever is listened to
  text text not null,              -- as written, a line for each field
  folded text not null,
  words tsvector not null generated always as (to_tsvector('simple'::regconfig, folded)) stored,
  primary key (archive, event_position, position_from)
);

create index search_words on kb.search using gin (words);
