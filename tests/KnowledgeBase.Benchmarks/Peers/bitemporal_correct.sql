-- $1 key, $2 the day, $3 the value that holds from it: what was recorded ends now, and both parts are recorded anew.
with old as (
  update peer.state set recorded = tstzrange(lower(recorded), now())
  where key = $1 and valid @> $2::date and recorded @> now() and lower(recorded) < now()
  returning value, source, valid
)
insert into peer.state (key, value, source, valid)
select $1, old.value, old.source, daterange(lower(old.valid), $2::date) from old where lower(old.valid) < $2::date
union all
select $1, $3, old.source, daterange($2::date, upper(old.valid)) from old
