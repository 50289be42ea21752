-- $1 archive, $2 version, $3 position: another set of tables, without indexes, and its number.
with made as (
  insert into kb.projection (archive, version, live, position) values ($1, $2, false, $3) returning id
)
select id, kb.make_tables(id, false) from made
