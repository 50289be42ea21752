-- $1 archive, $2 streams: which of these exist. What a Marten application appended and nobody took in does not. See Log/find.sql.
select wanted.id
from (select distinct id from unnest($2::varchar[]) id) wanted
cross join lateral (
  select from kb.mt_events m
  cross join lateral (select from kb.entry where event_id = m.id and (archive = $1) is true and seq_id = m.seq_id offset 0) e
  where m.tenant_id = $1 and m.stream_id = wanted.id
  limit 1
) first
