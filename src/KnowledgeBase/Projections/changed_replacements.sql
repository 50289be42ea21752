-- $1 position: which records began or ceased after it to stand in for others. See changed_references.sql.
select event_position, position_from, position_to, old, record, stands
from kb.replacement
where position_from > $1
union all
select event_position, position_from, position_to, old, record, stands
from (select * from kb.replacement where position_to > $1 offset 0) ended
where position_from <= $1
