-- Which case somebody looked at: the person is shown it beside who, when and why (个人信息保护法 Art. 44).
alter table identity.person_read add column subject text;
