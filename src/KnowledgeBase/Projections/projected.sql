-- $1 set of tables, $2 position: it is projected up to here; $3 version of the projections, where it was empty before.
update kb.projection set position = $2, version = coalesce($3, version) where id = $1
