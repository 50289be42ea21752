-- $1 positions: the rows of these events.
delete from TABLE where event_position = any ($1)
