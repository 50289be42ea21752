-- Which claims an answer needs is found by the index alone: the latest one that overrides everything is sought among those recorded by
-- a position, and, where few sources are listened to, among those of one work. What changed in the references since a position is asked
-- with every question.
drop index kb_shape.claim_simple;
create index claim_overriding on kb_shape.claim (key, on_latest, position_from) where simple and supersedes;
create index claim_simple on kb_shape.claim (key, on_latest) where simple and not supersedes;
create index claim_work on kb_shape.claim (work, key, on_latest, position_from) where simple and supersedes;
create index reference_from on kb_shape.reference (position_from);
create index reference_to on kb_shape.reference (position_to) where position_to is not null;
create index replacement_from on kb_shape.replacement (position_from);
create index replacement_to on kb_shape.replacement (position_to) where position_to is not null;

do $$
declare one kb.projection; name text; old text;
begin
  for one in select * from kb.projection loop
    foreach name in array array['claim', 'reference', 'replacement'] loop
      for old in
        select i.indexrelid::regclass from pg_index i
        where i.indrelid = format('kb.%I', name || '_' || one.id)::regclass
      loop
        execute format('drop index %s', old);
      end loop;
      perform kb.index_table(name, one.id);
    end loop;
  end loop;
end
$$;
