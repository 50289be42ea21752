-- $1 archive, $2 after this one, $3 how many: the statements that something was ever claimed about, by reference.
select distinct entity from kb.claim_key
where archive = $1 and entity > $2 and entity >= 'statement/' and entity < 'statement0'
order by entity
limit $3
