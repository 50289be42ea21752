-- $1 archive, $2 id, $3 kind, $4 file, $5 mapping, $6 source, $7 rows in all, $8 rows done, $9 events of this batch, $10 complete, $11 now, $12 recorder.
insert into kb.import as i (archive, id, kind, file, mapping, source, rows_total, rows_done, events, state, started, finished, recorder)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $10 then 'complete' else 'partial' end, $11, case when $10 then $11 end, $12)
on conflict (archive, id) do update
set rows_done = greatest(i.rows_done, excluded.rows_done), events = i.events + excluded.events,
    state = case when i.state = 'complete' then i.state else excluded.state end, finished = coalesce(i.finished, excluded.finished)
