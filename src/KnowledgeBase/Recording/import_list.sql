-- $1 archive, $2 id (null: all).
select id, kind, file, mapping, source, rows_total, rows_done, events, state = 'complete', started, finished, recorder
from kb.import
where archive = $1 and ($2::text is null or id = $2)
order by started, id
