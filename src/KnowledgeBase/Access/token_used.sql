-- The condition once more: of many requests at once, one writes.
update kb.token set last_used = $2 where id = $1 and (last_used is null or last_used <= $3)
