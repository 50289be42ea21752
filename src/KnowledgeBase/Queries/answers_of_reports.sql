-- $1 position, $2 positions of reports of statements: the answers to topics that these give, as the archive stood then.
select claim
from kb.claim
where event_position = any ($2) and aspect = 'position' and not deprecated and position_from <= $1 and (position_to is null or position_to > $1)
order by event_position, ordinal
