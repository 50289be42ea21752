insert into kb.mt_streams (tenant_id, id, version, timestamp, created, is_archived)
select $1, s.id, s.version, $2, $2, false
from unnest($3::text[], $4::bigint[]) as s (id, version)
on conflict (tenant_id, id) do update set version = excluded.version
