insert into kb.archive (name, created) values ($1, $2) on conflict do nothing
