-- Positions have no gaps, so a page is a range; with a limit the planner would at times sort all the rest for every page.
select e.position, m.id, m.stream_id, m.version, m.type, m.data, e.recorded_at, m.user_name, m.correlation_id, m.causation_id, m.headers, m.seq_id
from kb.entry e
cross join lateral (select * from kb.mt_events where seq_id = e.seq_id and type <> 'tombstone' offset 0) m
where e.archive = $1 and e.position > $2 and e.position <= $3
order by e.position
