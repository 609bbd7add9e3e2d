/**
 * The few words that all modules share: {@link cdo.platform.kernel.Who} acts, on which
 * {@link cdo.platform.kernel.SubjectRef}, by which {@link cdo.platform.kernel.Right}; what is answered when it may not be
 * ({@link cdo.platform.kernel.Problem}), in which words ({@link cdo.platform.kernel.Message}), and at what time
 * ({@link cdo.platform.kernel.Clocks}). No pages, no tables, no duty of an officer.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · kernel", type = org.springframework.modulith.ApplicationModule.Type.OPEN, allowedDependencies = {})
@NullMarked
package cdo.platform.kernel;

import org.jspecify.annotations.NullMarked;
