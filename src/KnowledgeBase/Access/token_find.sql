select id, name, role, created, created_by, expires, revoked, revoked_by, last_used, hash
from kb.token
where id = $1
