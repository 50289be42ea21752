-- What a source says, and what a change of a source touches, is found by the source. Few keys, many rows each: such an index is small.
create index claim_source on kb_shape.claim (source);
-- Histories ask for everything that was ever said under a key, not only for what is said now.
drop index kb_shape.keyed_current;
create index keyed_key on kb_shape.keyed (work, key);

do $$
declare one kb.projection; old text;
begin
  for one in select * from kb.projection loop
    execute format('create index on kb.%I (source)', 'claim_' || one.id);
    for old in
      select i.indexrelid::regclass from pg_index i
      where i.indrelid = format('kb.%I', 'keyed_' || one.id)::regclass
    loop
      execute format('drop index %s', old);
    end loop;
    perform kb.index_table('keyed', one.id);
  end loop;
end
$$;
