-- How the read models stand: $1 of one archive (null: of all). Whether a rebuild runs shows in its lock, which others cannot take.
select a.name, p.position, coalesce((select position from kb.entry where archive = a.name order by position desc limit 1), 0), p.version, p.made,
       exists (
         select from pg_locks
         where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and objsubid = 1
           and (classid::bigint << 32) | objid::bigint = hashtextextended('kb.rebuild/' || a.name, 0)
       ),
       (select count(*) from kb.projection other where other.archive = a.name and not other.live),
       p.id,
       -- Positions have no gaps, so these are as many as there are entries. The streams are in an index, and only tombstones stand on this one.
       (select count(*) from kb.mt_events where tenant_id = a.name collate "default" and stream_id <> 'mt_tombstone')
         - coalesce((select position from kb.entry where archive = a.name order by position desc limit 1), 0)
from kb.archive a
join kb.projection p on p.archive = a.name and p.live
where $1::text is null or a.name = $1
order by a.name
