-- Sorting by the number first leaves few texts to be compared.
insert into kb.claim_key (archive, entity, aspect, member, key)
select distinct on (key, entity, aspect, member) archive, entity, aspect, member, key
from kb.claim
order by key, entity, aspect, member
