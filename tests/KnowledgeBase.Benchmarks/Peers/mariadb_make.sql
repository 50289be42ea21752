create table bench.state (
  k varchar(100) character set ascii collate ascii_bin not null,
  value varchar(100) character set ascii collate ascii_bin not null,
  source varchar(100) character set ascii collate ascii_bin not null,
  valid_from date not null,
  valid_to date not null,
  period for valid (valid_from, valid_to),
  unique (k, valid without overlaps)
) engine = InnoDB with system versioning
