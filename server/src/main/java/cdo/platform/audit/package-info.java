/**
 * The sealed trail (审计): who did, read, was denied what, when by both clocks, from where. Events are inserted in the
 * business transaction, denials in one of their own; one sealer chains committed events with SM3 (house §5).
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · audit", allowedDependencies = {"kernel", "web"})
@NullMarked
package cdo.platform.audit;

import org.jspecify.annotations.NullMarked;
