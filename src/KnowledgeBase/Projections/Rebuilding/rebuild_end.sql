-- $1 archive.
select pg_advisory_unlock(hashtextextended('kb.rebuild/' || $1, 0))
