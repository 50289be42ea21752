-- $1 archive, then the keys.
insert into kb.claim_key (archive, entity, aspect, member, key)
select distinct $1, entity, aspect, member, key
from unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) as t(entity, aspect, member, key)
on conflict do nothing
