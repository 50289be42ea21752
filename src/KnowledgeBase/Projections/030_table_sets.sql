-- Each archive has its read model in tables of its own: kb.claim_17 and so on, where 17 is the number of the set in kb.projection.
-- A rebuild makes another set and changes which one is live: one row. The tables in kb_shape hold no rows; sets are made like them.
create schema kb_shape;
alter table kb.claim_key set schema kb_shape;
alter table kb.claim set schema kb_shape;
alter table kb.reference set schema kb_shape;
alter table kb.keyed set schema kb_shape;
alter table kb.dependency set schema kb_shape;
alter table kb.replacement set schema kb_shape;
alter table kb.search set schema kb_shape;

alter table kb.projection
  drop constraint projection_pkey,
  alter column version drop not null,  -- none: nothing is projected yet
  add column id bigint generated always as identity primary key,
  add column live boolean not null default true,
  add column position bigint not null default 0,
  add column made timestamptz not null default clock_timestamp();
create unique index projection_live on kb.projection (archive) where live;
create index projection_archive on kb.projection (archive);

-- The tables of a set. Whoever adds one to kb_shape says so here, and adds it to the sets that there are. Every question begins with
-- the table of references: it is the first to be dropped, lest one who drops and one who asks wait for each other.
create function kb.read_model() returns text[] language sql immutable as
  $$ select array['reference', 'claim_key', 'claim', 'keyed', 'dependency', 'replacement', 'search'] $$;

create function kb.make_table(name text, id bigint) returns void language plpgsql as $$
begin
  execute format('create table kb.%I (like kb_shape.%I including defaults including constraints including generated including storage)', name || '_' || id, name);
end
$$;

create function kb.index_table(name text, id bigint) returns void language plpgsql as $$
declare definition text;
begin
  for definition in select pg_get_indexdef(indexrelid) from pg_index where indrelid = format('kb_shape.%I', name)::regclass order by indexrelid loop
    execute regexp_replace(definition, '^(CREATE (?:UNIQUE )?INDEX) \S+ ON \S+ ', format('\1 ON kb.%I ', name || '_' || id));
  end loop;
end
$$;

create function kb.make_tables(id bigint, indexed boolean) returns void language plpgsql as $$
declare name text;
begin
  foreach name in array kb.read_model() loop
    perform kb.make_table(name, id);
    if indexed then perform kb.index_table(name, id); end if;
  end loop;
end
$$;

create function kb.make_archive_tables() returns trigger language plpgsql as $$
declare made bigint;
begin
  insert into kb.projection (archive) values (new.name) returning id into made;
  perform kb.make_tables(made, true);
  return null;
end
$$;

create function kb.drop_tables() returns trigger language plpgsql as $$
declare name text;
begin
  foreach name in array kb.read_model() loop
    execute format('drop table if exists kb.%I', name || '_' || old.id);
  end loop;
  return null;
end
$$;

-- The archives that there are.
insert into kb.projection (archive, version)
select a.name, 1 from kb.archive a where not exists (select from kb.projection p where p.archive = a.name);
update kb.projection p set position = coalesce((select max(e.position) from kb.entry e where e.archive = p.archive), 0);

do $$
declare one kb.projection; name text; columns text;
begin
  for one in select * from kb.projection loop
    foreach name in array kb.read_model() loop
      perform kb.make_table(name, one.id);
      select string_agg(quote_ident(attname), ', ' order by attnum) into columns
      from pg_attribute where attrelid = format('kb_shape.%I', name)::regclass and attnum > 0 and not attisdropped and attgenerated = '';
      execute format('insert into kb.%I (%s) select %s from kb_shape.%I where archive = $1', name || '_' || one.id, columns, columns, name) using one.archive;
    end loop;
  end loop;
end
$$;

-- A table is of one archive: its name in an index would only cost.
truncate kb_shape.claim_key, kb_shape.claim, kb_shape.reference, kb_shape.keyed, kb_shape.dependency, kb_shape.replacement, kb_shape.search;
alter table kb_shape.claim_key drop constraint claim_key_pkey, add primary key (entity, aspect, member);
alter table kb_shape.claim drop constraint claim_pkey, add primary key (event_position, ordinal, position_from);
alter table kb_shape.reference drop constraint reference_pkey, add primary key (event_position, position_from);
alter table kb_shape.keyed drop constraint keyed_pkey, add primary key (event_position, position_from);
alter table kb_shape.dependency drop constraint dependency_pkey, add primary key (needs, entity);
alter table kb_shape.replacement drop constraint replacement_pkey, add primary key (event_position, position_from);
alter table kb_shape.search drop constraint search_pkey, add primary key (event_position, position_from);
drop index kb_shape.claim_key_member, kb_shape.reference_current, kb_shape.keyed_current;
create index claim_key_member on kb_shape.claim_key (member, aspect) where member <> '';
create index reference_current on kb_shape.reference (type, stream) where position_to is null;
create index keyed_current on kb_shape.keyed (work, key) where position_to is null;

do $$
declare one kb.projection; name text;
begin
  for one in select * from kb.projection loop
    foreach name in array kb.read_model() loop perform kb.index_table(name, one.id); end loop;
  end loop;
end
$$;

create trigger make_tables after insert on kb.archive for each row execute function kb.make_archive_tables();
create trigger drop_tables after delete on kb.projection for each row execute function kb.drop_tables();
