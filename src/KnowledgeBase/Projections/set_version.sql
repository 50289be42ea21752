-- $1 archive, $2 version.
insert into kb.projection (archive, version) values ($1, $2) on conflict (archive) do update set version = excluded.version
