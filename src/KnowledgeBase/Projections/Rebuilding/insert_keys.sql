insert into kb.claim_key (archive, entity, aspect, member, key)
select archive, entity, aspect, member, key
from kb.claim
group by archive, entity, aspect, member, key
