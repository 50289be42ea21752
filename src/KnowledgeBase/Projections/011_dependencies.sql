-- Which things' answers rest on which others: an act behind a provision, the anchor of a relative date. Never shrinks.
create table kb.dependency (
  archive text collate "C" not null,
  needs text collate "C" not null,
  entity text collate "C" not null,
  primary key (archive, needs, entity)
);

-- By which version of the projections an archive's read model was made; none: by the first.
create table kb.projection (
  archive text collate "C" primary key references kb.archive on delete cascade,
  version int not null
);
