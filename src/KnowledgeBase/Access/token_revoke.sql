-- The first revocation stands.
update kb.token set revoked = coalesce(revoked, $2), revoked_by = coalesce(revoked_by, $3)
where name = $1
returning id, name, role, created, created_by, expires, revoked, revoked_by, last_used
