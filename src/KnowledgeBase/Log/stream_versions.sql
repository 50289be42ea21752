select id, version from kb.mt_streams where tenant_id = $1 and id = any ($2::varchar[])
