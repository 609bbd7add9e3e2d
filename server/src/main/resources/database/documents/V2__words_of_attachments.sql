-- What an attachment says, as far as it was read when it was checked; only for the search.
alter table documents.attachment add column words text not null default '';
