insert into kb.token (id, name, role, hash, created, created_by, expires) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (name) do nothing
returning id, name, role, created, created_by, expires, revoked, revoked_by, last_used
