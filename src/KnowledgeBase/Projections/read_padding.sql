-- $1 archive: by how many units its qualified dates are widened.
select padding from kb.archive where name = $1
