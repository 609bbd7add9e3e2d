/** Where the process begins: the application with its five wings, and the commands of the launcher. */
@NullMarked
package cdo.start;

import org.jspecify.annotations.NullMarked;
