/** The handbook (使用手册) at {@code /help}: one short page per subject in both languages, written in {@code handbook/}. Read by everybody, also before sign-in. */
@org.springframework.modulith.ApplicationModule(displayName = "start · handbook")
@NullMarked
package cdo.start.handbook;

import org.jspecify.annotations.NullMarked;
