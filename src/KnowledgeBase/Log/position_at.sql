-- Timestamps increase with positions, which have no gaps: halve the range until one position is left.
with recursive search (low, high) as (
  select 0::bigint, coalesce(max(position), 0) from kb.entry where archive = $1
  union all
  select case when e.recorded_at <= $2 then e.position else s.low end,
         case when e.recorded_at <= $2 then s.high else e.position - 1 end
  from search s
  join kb.entry e on e.archive = $1 and e.position = (s.low + s.high + 1) / 2
  where s.low < s.high
)
select low from search where low = high
