-- $1 archive: nobody else rebuilds it until this session lets go, or ends.
select pg_try_advisory_lock(hashtextextended('kb.rebuild/' || $1, 0))
