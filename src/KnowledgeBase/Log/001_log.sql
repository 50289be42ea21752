-- Marten's tables as Marten 9 would create them for this configuration (string streams, conjoined tenants, all metadata).
-- Never add a column or an index to an mt_ table: Marten would drop it. A tenant is an archive.

create sequence kb.mt_events_sequence as bigint;

create table kb.mt_streams (
  tenant_id varchar not null default '*DEFAULT*',
  id varchar not null,
  type varchar,
  version bigint,
  timestamp timestamptz not null default now(),
  created timestamptz not null default now(),
  is_archived boolean default false,
  constraint pkey_mt_streams_tenant_id_id primary key (tenant_id, id)
);

create table kb.mt_events (
  seq_id bigint not null,
  id uuid not null,
  stream_id varchar,
  version bigint not null,
  data jsonb not null,
  bdata bytea,
  type varchar(500) not null,
  timestamp timestamptz not null default now(),
  tenant_id varchar default '*DEFAULT*',
  mt_dotnet_type varchar,
  correlation_id varchar,
  causation_id varchar,
  headers jsonb,
  user_name varchar,
  is_archived boolean default false,
  constraint pkey_mt_events_seq_id primary key (seq_id),
  constraint fkey_mt_events_stream_id_tenant_id foreign key (tenant_id, stream_id) references kb.mt_streams (tenant_id, id)
);

create unique index pk_mt_events_stream_and_version on kb.mt_events (tenant_id, stream_id, version);

alter sequence kb.mt_events_sequence owned by kb.mt_events.seq_id;

create table kb.mt_event_progression (
  name varchar not null,
  last_seq_id bigint,
  last_updated timestamptz default transaction_timestamp(),
  constraint pk_mt_event_progression primary key (name)
);

create table kb.archive (
  name text collate "C" primary key,
  created timestamptz not null,
  padding int not null default 1 check (padding between 0 and 1000)  -- units by which ~ ? and % widen a date; fixed for good
);

-- Each archive's own order of events: positions 1, 2, 3 ... seq_id only joins to mt_events; it has gaps and is shown nowhere.
create table kb.entry (
  archive text collate "C" not null,
  position bigint not null,
  event_id uuid not null,
  seq_id bigint not null,
  stream text collate "C" not null,
  recorded_at timestamptz not null,
  primary key (archive, position),
  unique (event_id, archive)
);

create function kb.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'kb.% is append-only: % is refused', tg_table_name, tg_op
    using errcode = 'restrict_violation',
          hint = 'Record a correction or a retraction. Only dropping a whole archive deletes.';
end
$$;

create trigger refuse_change before update or truncate on kb.mt_events
  for each statement execute function kb.refuse_change();

create trigger refuse_delete before delete on kb.mt_events
  for each row when (old.tenant_id is distinct from current_setting('kb.dropping_archive', true))
  execute function kb.refuse_change();

create trigger refuse_change before update or truncate on kb.entry
  for each statement execute function kb.refuse_change();

create trigger refuse_delete before delete on kb.entry
  for each row when (old.archive is distinct from current_setting('kb.dropping_archive', true) collate "C")
  execute function kb.refuse_change();
