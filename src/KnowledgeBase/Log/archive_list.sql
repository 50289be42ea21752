select a.name, a.created, e.position, e.recorded_at
from kb.archive a
left join lateral (
  select position, recorded_at from kb.entry where archive = a.name order by position desc limit 1
) e on true
where $1::text is null or a.name = $1
order by a.name
