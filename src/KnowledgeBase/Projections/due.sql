-- $1 version of the projections: the archives whose live tables another one made; empty archives are never due.
select archive, coalesce(version, 1) from kb.projection where live and position > 0 and version is distinct from $1 order by archive
