create temporary table needed (archive text collate "C", needs text collate "C", entity text collate "C") on commit drop
