-- $1 archive, $2 positions
select position, recorded_at from kb.entry where archive = $1 and position = any ($2) order by position
