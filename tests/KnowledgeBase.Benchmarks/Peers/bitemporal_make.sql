-- A bitemporal table as one writes it by hand: no two rows of a key hold on one day of the world and at one time of recording.
create extension if not exists btree_gist;
drop schema if exists peer cascade;
create schema peer;

create table peer.report (key text collate "C" not null, day date not null, value text not null, source text not null, place bigint not null);

create table peer.state (
  key text collate "C" not null,
  value text not null,
  source text not null,
  valid daterange not null,
  recorded tstzrange not null default tstzrange(now(), null)
);
