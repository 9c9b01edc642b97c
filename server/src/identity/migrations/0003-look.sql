-- How somebody likes pages to look: chosen once, known on each of their devices.
create table identity.look (
  actor text primary key,
  mode  text not null check (mode in ('normal', 'elder', 'contrast'))
);
