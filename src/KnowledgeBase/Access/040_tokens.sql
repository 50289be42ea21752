-- Who may do what. Not of an archive: a token is good for every archive of the database.
create table kb.token (
  id text collate "C" primary key,       -- the part of the token that may be shown
  name text collate "C" not null unique check (char_length(name) between 1 and 100),  -- stays taken for good: it is a recorder
  role text not null check (role in ('reader', 'recorder', 'auditor', 'admin')),
  hash bytea not null check (octet_length(hash) = 32),  -- SHA-256 of the whole token
  created timestamptz not null,
  created_by text not null,
  expires timestamptz,                   -- from then on it does not work
  revoked timestamptz,
  revoked_by text,
  last_used timestamptz,                 -- to the minute or so
  check ((revoked is null) = (revoked_by is null))
);
