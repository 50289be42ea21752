-- $1 archive: the sets of tables that earlier rebuilds left behind. Only who rebuilds it may think so of them.
select id from kb.projection where archive = $1 and not live
