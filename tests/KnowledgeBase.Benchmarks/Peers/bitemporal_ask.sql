-- $1 key, $2 the day.
select value from peer.state where key = $1 and valid @> $2 and recorded @> now()
