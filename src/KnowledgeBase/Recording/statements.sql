-- $1 archive, $2 streams: which of these exist.
select id from kb.mt_streams where tenant_id = $1 and id = any ($2)
