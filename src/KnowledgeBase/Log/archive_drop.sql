select set_config('kb.dropping_archive', @archive, true);
delete from kb.entry where archive = @archive;
delete from kb.mt_events where tenant_id = @archive;
delete from kb.mt_streams where tenant_id = @archive;
delete from kb.archive where name = @archive;
select set_config('kb.dropping_archive', '', true);
