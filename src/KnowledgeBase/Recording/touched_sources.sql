-- $1 archive, $2 source: everything that it says something about.
select distinct entity from kb.claim where archive = $1 and source = $2 order by entity
