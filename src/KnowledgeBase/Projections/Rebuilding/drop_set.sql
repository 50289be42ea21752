-- $1 set of tables; they go with it.
delete from kb.projection where id = $1 and not live
