-- The read model: disposable, rebuilt from the log at will, and kept in the transaction of every append. A row holds from
-- position_from up to, not including, position_to (null: still). Days are numbers since 1970-01-01; the greatest and the least
-- bigint are the infinities. No row holds an attribute of its source: re-dating a source rewrites no claims.

-- Which keys there are. Never shrinks: a key whose claims are all gone answers with silence.
create table kb.claim_key (
  archive text collate "C" not null,
  entity text collate "C" not null,
  aspect text collate "C" not null,
  member text collate "C" not null,
  key bigint not null,
  primary key (archive, entity, aspect, member)
);

create index claim_key_member on kb.claim_key (archive, member, aspect) where member <> '';

create table kb.claim (
  archive text collate "C" not null,
  event_position bigint not null,
  ordinal int not null,
  position_from bigint not null,
  position_to bigint,
  key bigint not null,             -- a hash of archive, entity, aspect and member, which are rechecked
  entity text collate "C" not null,
  aspect text collate "C" not null,
  member text collate "C" not null,
  source text collate "C" not null,
  work text collate "C" not null,
  edition int not null,            -- speaks from this edition of the work
  edition_to int,                  -- up to, not including, this one, which says it anew or leaves it out
  simple boolean not null,         -- of a state: attested on one single day and no more; such claims can be skipped by date
  supersedes boolean not null,     -- and it overrides everything certainly earlier, whatever that says
  on_latest bigint not null,
  start_earliest bigint not null,
  last_latest bigint not null,
  width bigint not null,           -- start_earliest to last_latest is at most so many days; one of few steps, so that each can be asked for
  deprecated boolean not null,
  claim text not null,
  primary key (archive, event_position, ordinal, position_from)
);

create index claim_simple on kb.claim (key, on_latest) where simple;
create index claim_other on kb.claim (key, width, start_earliest) where not simple;
create index claim_deprecated on kb.claim (key) where deprecated;

-- Registrations, names and same-as records: what answers take from the editor, not from sources.
create table kb.reference (
  archive text collate "C" not null,
  event_position bigint not null,
  position_from bigint not null,
  position_to bigint,
  type text collate "C" not null,
  stream text collate "C" not null,
  data text not null,
  primary key (archive, event_position, position_from)
);

create index reference_current on kb.reference (archive, type, stream) where position_to is null;

-- Which editions of a work say something under a key, or leave it out.
create table kb.keyed (
  archive text collate "C" not null,
  event_position bigint not null,
  position_from bigint not null,
  position_to bigint,
  work text collate "C" not null,
  key text collate "C" not null,
  edition int not null,
  source text collate "C" not null,
  record text collate "C" not null,
  primary key (archive, event_position, position_from)
);

create index keyed_current on kb.keyed (archive, work, key) where position_to is null;
