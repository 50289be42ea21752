-- $1 archive, $2 position (null: the last one): where the archive ends, how it is read, when the position was recorded.
select h.position, a.padding, p.version, p.id, e.recorded_at
from kb.archive a
join kb.projection p on p.archive = a.name and p.live
left join lateral (select position from kb.entry where archive = a.name order by position desc limit 1) h on true
left join kb.entry e on e.archive = a.name and e.position = coalesce($2, h.position)
where a.name = $1
