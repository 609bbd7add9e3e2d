package cdo.start;

/** How a command writes its result; anything else is refused by the parser. */
enum Format {
    TEXT, JSON
}
