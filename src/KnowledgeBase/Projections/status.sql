-- $1 archive: where its log ends, by which version its read model was made (none: by the first), and how many rows each table has of it.
select (select position from kb.entry where archive = a.name order by position desc limit 1),
       (select version from kb.projection where archive = a.name),
       (select count(*) from kb.claim where archive = a.name),
       (select count(*) from kb.claim_key where archive = a.name),
       (select count(*) from kb.reference where archive = a.name),
       (select count(*) from kb.keyed where archive = a.name),
       (select count(*) from kb.replacement where archive = a.name),
       (select count(*) from kb.dependency where archive = a.name),
       (select count(*) from kb.search where archive = a.name)
from kb.archive a
where a.name = $1
