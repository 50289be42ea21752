select id, name, role, created, created_by, expires, revoked, revoked_by, last_used
from kb.token
where name = $1
