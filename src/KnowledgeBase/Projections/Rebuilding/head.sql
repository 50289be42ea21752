-- $1 archive: where it ends, its padding, its live tables.
select coalesce((select position from kb.entry where archive = a.name order by position desc limit 1), 0), a.padding, p.id
from kb.archive a
join kb.projection p on p.archive = a.name and p.live
where a.name = $1
