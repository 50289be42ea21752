-- $1 archive: the events of its tenant that have no position, in the order in which they were written. See find.sql on the entry.
select m.seq_id, m.id, m.stream_id, m.version, m.type, m.data, m.user_name, m.is_archived is not false, m.bdata is not null
from kb.mt_events m
where m.tenant_id = $1 and m.type <> 'tombstone'
  and not exists (select from kb.entry e where e.event_id = m.id and (e.archive = $1) is true and e.seq_id = m.seq_id)
order by m.seq_id
