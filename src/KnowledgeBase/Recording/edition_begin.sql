-- The keys that the table has; and, once all are there, those that only the editions before it have.
create temporary table table_key (key text collate "C" not null);
create temporary table omitted_key (n bigint not null, key text collate "C" not null, content text not null);
