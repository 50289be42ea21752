-- Timestamps increase with positions, which have no gaps: halve the range until one position is left.
-- One index probe per step: see find.sql.
with recursive search (low, high) as (
  select 0::bigint, $3
  union all
  select case when e.recorded_at <= $2 then e.position else s.low end,
         case when e.recorded_at <= $2 then s.high else e.position - 1 end
  from search s
  cross join lateral (
    select position, recorded_at from kb.entry where archive = $1 and position = (s.low + s.high + 1) / 2 offset 0
  ) e
  where s.low < s.high
)
select low from search where low = high
