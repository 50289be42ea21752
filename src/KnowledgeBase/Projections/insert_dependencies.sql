-- $1 archive, $2 what is needed, $3 by what.
insert into kb.dependency (archive, needs, entity)
select distinct $1, needs, entity
from unnest($2::text[], $3::text[]) as t(needs, entity)
on conflict do nothing
