-- $1 how many: the things with rows that only the live table has, or only the one made anew; and how many things these are in all.
select about, count(*) filter (where not surplus), count(*) filter (where surplus), count(*) over ()
from (
  select ABOUT as about, false as surplus from (select COLUMNS from MADE except all select COLUMNS from LIVE) missing
  union all
  select ABOUT, true from (select COLUMNS from LIVE except all select COLUMNS from MADE) surplus
) differences
group by about
order by about
limit $1
