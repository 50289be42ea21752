-- $1 archive, $2 work, $3 edition, $4 what the keys of the mapping begin with.
insert into pg_temp.omitted_key (n, key, content)
select row_number() over (order by k.key), k.key, (m.data - '{record,source,key,replaces}'::text[])::text
from (
  select distinct on (key) key, event_position
  from kb.keyed
  where archive = $1 and work = $2 and position_to is null and edition < $3
    and exists (select from unnest($4::text[]) as begins(prefix) where starts_with(key, prefix))
  order by key, edition desc
) k
join kb.entry e on e.archive = $1 and e.position = k.event_position
join kb.mt_events m on m.seq_id = e.seq_id
where m.type <> 'source.omitted' and not exists (select from pg_temp.table_key t where t.key = k.key)
