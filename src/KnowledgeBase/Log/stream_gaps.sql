-- $1 archive, $2 streams: those whose events are not versions 1, 2, 3 … up to what the stream's row says. Two of one version cannot be.
select s.id, s.version, count(m.version), max(m.version)
from (select distinct id from unnest($2::text[]) id) wanted
join kb.mt_streams s on s.tenant_id = $1 and s.id = wanted.id
join kb.mt_events m on m.tenant_id = $1 and m.stream_id = s.id
group by s.id, s.version
having count(m.version) <> max(m.version) or min(m.version) <> 1 or s.version is distinct from max(m.version)
order by s.id
