-- A demand is taken up by the bureau before it stands, as a line of the negative list is; only the 责任清单 needs nobody's consent.
alter table catalog.list_line drop constraint list_line_only_the_negative_list_is_reviewed;
alter table catalog.list_line add constraint list_line_what_statute_demands_needs_no_review check (list <> 'DUTY' or state not in ('PROPOSED', 'REFUSED'));
