-- $1 archive, $2 things: whatever has them as members of its aspects.
select distinct entity from kb.claim_key
where archive = $1 and (member = any ($2) or (member <> '' and split_part(member, '@', 2) = any ($2)))
order by entity
