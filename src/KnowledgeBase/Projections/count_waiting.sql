-- $1 archive: how many of its events have no position. Positions have no gaps, so these are as many as there are entries. The streams
-- are in an index, and only tombstones stand on this one.
select (select count(*) from kb.mt_events where tenant_id = $1 and stream_id <> 'mt_tombstone')
         - coalesce((select position from kb.entry where archive = $1 order by position desc limit 1), 0)
