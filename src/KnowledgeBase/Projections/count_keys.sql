-- $1 things, $2 aspect, $3 no more than so many: the members of the aspect that were ever named of each.
select (select count(*) from (select from kb.claim_key k where k.entity = t.thing and k.aspect = $2 limit $3) of_them)
from unnest($1::text[]) with ordinality as t(thing, nth)
order by t.nth
