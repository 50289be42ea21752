with fresh as materialized (
  select nextval('kb.mt_events_sequence') as seq_id, e.*
  from (
    select *
    from unnest($4::uuid[], $5::text[], $6::bigint[], $7::text[], $8::jsonb[],
                $9::text[], $10::text[], $11::text[], $12::jsonb[], $13::text[])
      with ordinality as u (id, stream, version, type, data, dotnet_type, correlation_id, causation_id, headers, user_name, nth)
    order by nth
  ) e
), event as (
  insert into kb.mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id,
                            mt_dotnet_type, correlation_id, causation_id, headers, user_name, is_archived)
  select seq_id, id, stream, version, data, type, $3, $1, dotnet_type, correlation_id, causation_id, headers, user_name, false
  from fresh
)
insert into kb.entry (archive, position, event_id, seq_id, stream, recorded_at)
select $1, $2 + nth, id, seq_id, stream, $3 from fresh
