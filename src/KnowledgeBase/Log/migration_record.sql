insert into kb.migration (name, hash) values ($1, $2)
