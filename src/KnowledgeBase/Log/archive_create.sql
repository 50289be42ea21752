insert into kb.archive (name, created, padding) values ($1, $2, $3) on conflict do nothing
