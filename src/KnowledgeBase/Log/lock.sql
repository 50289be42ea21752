-- Everyone who writes to an archive takes this first, in a statement of its own: what follows must see what the last holder committed.
select pg_advisory_xact_lock(hashtextextended('kb.archive/' || $1, 0))
