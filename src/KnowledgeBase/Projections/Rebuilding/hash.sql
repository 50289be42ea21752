-- How many rows of this table there are about each kind of thing, and a hash of them that does not depend on their order.
select split_part(ABOUT, '/', 1), count(*), sum(hash_record_extended(row(COLUMNS), 0))
from LIVE
group by 1
