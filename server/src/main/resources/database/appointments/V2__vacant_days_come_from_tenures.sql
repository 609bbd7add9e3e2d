-- Vacant days are read from the tenures themselves; the table behind this view only remembers which vacancies raised an alarm.
drop view appointments.published_vacancy;
