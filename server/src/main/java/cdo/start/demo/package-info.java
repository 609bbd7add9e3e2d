/**
 * The demonstration city (演示城市): what {@code ./cdo run} opens at its first start. Founds Yichang with its real units and
 * invented people, lets a few months pass under the official clock, and leaves accounts for everybody a newcomer may want
 * to be. Scenario {@code present} stands at today; {@code pilot-2022} stands on the first day of the plan (2022-05-20), with
 * units and plan but no officers. Every screen says 演示数据，与实际无关. An installation in real use has none of this.
 *
 * <p>Whatever has a command is done by that command and by the person who may do it; only people, tenures and phases of the
 * years before come in by the openings that their modules keep for this.
 */
@org.springframework.modulith.ApplicationModule(displayName = "start · demo")
@NullMarked
package cdo.start.demo;

import org.jspecify.annotations.NullMarked;
