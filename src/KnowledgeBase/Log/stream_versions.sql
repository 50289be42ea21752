-- One index probe per stream: see find.sql. A Marten application takes no lock of ours; once it has appended to a stream, its row is
-- locked until it commits, and it is read again then.
select s.id, s.version
from (select distinct id from unnest($2::text[]) id) wanted
cross join lateral (select id, version from kb.mt_streams where tenant_id = $1 and id = wanted.id offset 0 for update) s
