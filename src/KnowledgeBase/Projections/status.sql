-- How the read models stand: $1 of one archive (null: of all). Whether a rebuild runs shows in its lock, which others cannot take.
select a.name, p.position, coalesce((select position from kb.entry where archive = a.name order by position desc limit 1), 0), p.version, p.made,
       exists (
         select from pg_locks
         where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and objsubid = 1
           and (classid::bigint << 32) | objid::bigint = hashtextextended('kb.rebuild/' || a.name, 0)
       ),
       (select count(*) from kb.projection other where other.archive = a.name and not other.live),
       p.id,
       -- The same as long as nothing is committed.
       pg_current_snapshot()::text
from kb.archive a
join kb.projection p on p.archive = a.name and p.live
where $1::text is null or a.name = $1
order by a.name
