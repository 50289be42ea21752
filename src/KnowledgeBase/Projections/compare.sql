-- $1 archive: rows of the read model that are not in the temporary one, and the other way round, by what they are about.
with differences as (
  select 'claim' as table_name, entity, false as surplus from (select * from pg_temp.claim except all select * from kb.claim where archive = $1) missing
  union all
  select 'claim', entity, true from (select * from kb.claim where archive = $1 except all select * from pg_temp.claim) surplus
  union all
  select 'claim_key', entity, false from (select * from pg_temp.claim_key except all select * from kb.claim_key where archive = $1) missing
  union all
  select 'claim_key', entity, true from (select * from kb.claim_key where archive = $1 except all select * from pg_temp.claim_key) surplus
  union all
  select 'reference', stream, false from (select * from pg_temp.reference except all select * from kb.reference where archive = $1) missing
  union all
  select 'reference', stream, true from (select * from kb.reference where archive = $1 except all select * from pg_temp.reference) surplus
  union all
  select 'keyed', work || ' ' || key, false from (select * from pg_temp.keyed except all select * from kb.keyed where archive = $1) missing
  union all
  select 'keyed', work || ' ' || key, true from (select * from kb.keyed where archive = $1 except all select * from pg_temp.keyed) surplus
  union all
  select 'replacement', record, false from (select * from pg_temp.replacement except all select * from kb.replacement where archive = $1) missing
  union all
  select 'replacement', record, true from (select * from kb.replacement where archive = $1 except all select * from pg_temp.replacement) surplus
  union all
  select 'dependency', entity, false from (select * from pg_temp.dependency except all select * from kb.dependency where archive = $1) missing
  union all
  select 'dependency', entity, true from (select * from kb.dependency where archive = $1 except all select * from pg_temp.dependency) surplus
  union all
  select 'search', stream, false from (select * from pg_temp.search except all select * from kb.search where archive = $1) missing
  union all
  select 'search', stream, true from (select * from kb.search where archive = $1 except all select * from pg_temp.search) surplus
)
select table_name, entity, count(*) filter (where not surplus), count(*) filter (where surplus)
from differences
group by table_name, entity
order by table_name, entity
