-- What a source says, and what a change of a source touches, is found by the source. Few keys, many rows each: such an index is small.
create index claim_source on kb_shape.claim (source);

do $$
declare one kb.projection;
begin
  for one in select * from kb.projection loop
    execute format('create index on kb.%I (source)', 'claim_' || one.id);
  end loop;
end
$$;
