select name, hash from kb.migration order by name
