-- $1 set of tables: answers come from these.
update kb.projection set live = true where id = $1
