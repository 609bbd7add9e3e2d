/** A whole survey: every table of a source with its profile, as records and as stable JSON. */
@NullMarked
package cdo.scan.survey;

import org.jspecify.annotations.NullMarked;
