-- $1 archive: whoever rebuilds it drops, tables and all, what an earlier rebuild left behind.
delete from kb.projection where archive = $1 and not live
