-- Which records were recorded in place of which, and whether they stand; references to the old ones lead to them.
create table kb.replacement (
  archive text collate "C" not null,
  event_position bigint not null,
  position_from bigint not null,
  position_to bigint,
  old text collate "C" not null,
  record text collate "C" not null,
  stands boolean not null,
  primary key (archive, event_position, position_from)
);
