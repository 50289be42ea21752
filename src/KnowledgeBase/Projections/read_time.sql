-- $1 archive, $2 position: when it was recorded; none for position 0.
select recorded_at from kb.entry where archive = $1 and position = $2
