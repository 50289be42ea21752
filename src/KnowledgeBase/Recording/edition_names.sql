-- $1 archive, $2 things: what they are registered as.
select stream, data::jsonb ->> 'name' from kb.reference where archive = $1 and position_to is null and stream = any ($2) and data::jsonb ? 'name'
