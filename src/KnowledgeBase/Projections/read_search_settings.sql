-- A GIN index can be read by a bitmap only, which read_head.sql turns off.
select set_config('enable_bitmapscan', 'on', true)
