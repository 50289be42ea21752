-- $1 the live set of tables: it makes room.
update kb.projection set live = false where id = $1 and live
