-- Tables of this transaction alone, shaped like those of the read model.
create temporary table claim_key (like kb.claim_key including all) on commit drop;
create temporary table claim (like kb.claim including all) on commit drop;
create temporary table reference (like kb.reference including all) on commit drop;
create temporary table keyed (like kb.keyed including all) on commit drop;
create temporary table replacement (like kb.replacement including all) on commit drop;
create temporary table dependency (like kb.dependency including all) on commit drop;
create temporary table search (like kb.search including all) on commit drop;
