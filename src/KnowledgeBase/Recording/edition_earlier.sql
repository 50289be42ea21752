-- $1 archive, $2 work, $3 edition, $4 keys: what the editions before it say under these keys; nothing where they say nothing, or left it
-- out. One index probe per key: see Log/find.sql. Whatever stands on a stream with amendments may say something else by now.
select k.key, k.record, m.stream_id, m.type, (m.data - '{record,source,key,replaces}'::text[])::text,
       exists (select from kb.mt_events a where a.tenant_id = $1 and a.stream_id = m.stream_id and a.type like 'record.%')
from unnest($4::text[]) as wanted(key)
cross join lateral (
  select key, record, event_position from kb.keyed keyed
  where archive = $1 and work = $2 and keyed.key = wanted.key and position_to is null and edition < $3
  order by edition desc
  limit 1
) k
cross join lateral (select seq_id from kb.entry where archive = $1 and position = k.event_position offset 0) e
cross join lateral (select * from kb.mt_events where seq_id = e.seq_id offset 0) m
where m.type <> 'source.omitted'
