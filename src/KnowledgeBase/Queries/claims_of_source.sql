-- $1 archive, $2 position, $3 sources, $4 records that the claims are based on (null: any), $5 only events after this position,
-- $6 how many events: the claims that the sources make, as the archive stood then.
with said as materialized (
  select distinct c.event_position
  from kb.claim c
  where c.source = any ($3) and c.archive = $1 and c.position_from <= $2 and (c.position_to is null or c.position_to > $2)
    and c.event_position > $5
    and ($4::text[] is null or c.claim::jsonb -> 'evidence' ->> 'basedOn' = any ($4))
  order by c.event_position
  limit $6
)
select c.claim, c.deprecated
from said
join kb.claim c on c.event_position = said.event_position
where c.archive = $1 and c.source = any ($3) and c.position_from <= $2 and (c.position_to is null or c.position_to > $2)
order by c.event_position, c.ordinal
