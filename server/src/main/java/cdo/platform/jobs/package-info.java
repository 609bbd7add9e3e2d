/**
 * Work that nobody waits for at the screen. Day-jobs (日切任务) run once per official day, in order, also for every day that was
 * missed, and carry the official clock with them: duties fall overdue, tenure ends and snapshots are taken there
 * (plan 二（三）3: 定期开展考核评估 needs every day's figures). Long jobs (后台任务) are started by a person, show percentage, counts,
 * rate and time left, can be cancelled, and go on when the page is left. Polls (sealing the trail, sending mail) are
 * declared by their own modules as db-scheduler tasks; this module gives the scheduler its table.
 */
@org.springframework.modulith.ApplicationModule(displayName = "platform · jobs", allowedDependencies = {"kernel", "web", "audit"})
@NullMarked
package cdo.platform.jobs;

import org.jspecify.annotations.NullMarked;
