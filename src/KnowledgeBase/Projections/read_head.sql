-- $1 archive: does it exist, and where does it end.
select (select position from kb.entry where archive = a.name order by position desc limit 1)
from kb.archive a
where a.name = $1
