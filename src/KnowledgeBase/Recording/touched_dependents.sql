-- $1 archive, $2 things: they, and whatever rests on them, directly or through others.
with recursive touched (thing) as (
  select unnest($2::text[]) collate "C"
  union
  select d.entity from touched t join kb.dependency d on d.archive = $1 and d.needs = t.thing
)
select thing from touched order by thing
