insert into kb.dependency (archive, needs, entity)
select distinct archive, needs, entity from pg_temp.needed
