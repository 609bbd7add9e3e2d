/** How each kind of source is opened and read; only {@link cdo.scan.sources.Sources} is for use elsewhere. */
@NullMarked
package cdo.scan.sources;

import org.jspecify.annotations.NullMarked;
