-- Of which fields of its row a number is the sum, by title, one on each line; as the office's own workbook reckons it.
alter table tasks.form_field add column parts text not null default '';
