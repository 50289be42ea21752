-- $1 archive: by how many units its qualified dates are widened, and the set of tables that its answers come from.
select a.padding, p.id
from kb.archive a
join kb.projection p on p.archive = a.name and p.live
where a.name = $1
