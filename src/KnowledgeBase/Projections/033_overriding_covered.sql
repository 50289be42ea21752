-- Of which edition a claim is, is in the index too: where some are not heard, their claims are passed over without a look at the table.
drop index kb_shape.claim_overriding;
create index claim_overriding on kb_shape.claim (key, on_latest, position_from) include (work, edition) where simple and supersedes;

do $$
declare one kb.projection; old text;
begin
  for one in select * from kb.projection loop
    for old in
      select i.indexrelid::regclass from pg_index i
      where i.indrelid = format('kb.%I', 'claim_' || one.id)::regclass and pg_get_indexdef(i.indexrelid) like '%(key, on_latest, position_from) WHERE%'
    loop
      execute format('drop index %s', old);
    end loop;
    execute format('create index on kb.%I (key, on_latest, position_from) include (work, edition) where simple and supersedes', 'claim_' || one.id);
  end loop;
end
$$;
