-- The last report of a day holds from that day up to the next one that is reported on.
insert into peer.state (key, value, source, valid)
select key, value, source, daterange(day, lead(day) over (partition by key order by day))
from (select distinct on (key, day) key, day, value, source from peer.report order by key, day, place desc) as last_of_day;

alter table peer.state add constraint state_well_formed exclude using gist (key with =, valid with &&, recorded with &&);
analyze peer.state;
