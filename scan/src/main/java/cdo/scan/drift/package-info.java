/** What changed between two surveys of the same source. */
@NullMarked
package cdo.scan.drift;

import org.jspecify.annotations.NullMarked;
