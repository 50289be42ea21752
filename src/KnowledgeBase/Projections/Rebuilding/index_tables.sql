-- $1 set of tables.
select kb.index_table(name, $1) from unnest(kb.read_model()) name
