-- Places that owe an answer to an inquiry: they have a duty on the case until they give it, and find it in their list.
alter table cases.case_file add column asked text[] not null default '{}';
create index case_file_asked on cases.case_file using gin (asked) where asked <> '{}';
