-- $1 archive, $2 sources: their registrations as they stand.
select stream, data
from kb.reference
where archive = $1 and position_to is null and type = 'source.registered' and stream = any ($2)
