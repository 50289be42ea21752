-- $1 archive: the set of tables that its answers come from.
select id from kb.projection where archive = $1 and live
