-- $1 archive, $2 source: has any record ever cited it.
select exists (select from kb.claim where archive = $1 and source = $2) or exists (select from kb.keyed where archive = $1 and source = $2)
