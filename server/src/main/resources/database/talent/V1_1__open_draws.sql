-- From the publicity of what the experts judged, everybody concerned may check the draw; the draw itself is written once.
create table talent.draw_opening (
    draw_id   bigint primary key references talent.draw,
    opened_on date   not null
);
