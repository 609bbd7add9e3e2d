/** The pages of programs: programs and phases with their board, what units hand in, the results library, the report. */
@org.jspecify.annotations.NullMarked
package cdo.office.program.web;
