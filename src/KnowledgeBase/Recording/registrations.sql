-- $1 archive, $2 types: everything that is registered, or said to be the same.
select type, stream, data from kb.reference where archive = $1 and position_to is null and type = any ($2)
