package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.Outcome;
import dev.bowline.host.command.Course;
import java.time.Duration;
import java.util.Optional;

/** Looks at a job while its unit works, and tells how far it is, at most once a second. */
record Attendance(JobFolder folder, JobUnit units, Course course) {

  private static final Duration LOOK = Duration.ofMillis(250);
  private static final int LOOKS_PER_REPORT = 4;

  /** A look at the unit costs a process, one at the folder next to nothing. */
  private static final int LOOKS_PER_UNIT = 12;

  /** The outcome, once the unit is gone; nothing when it left none. */
  Optional<Outcome> untilGone() {
    Optional<String> told = Optional.empty();
    for (int look = 1; ; look++) {
      if (look % LOOKS_PER_REPORT == 0) {
        told = tell(told);
      }
      boolean isDone = folder.outcome().isPresent();
      if ((isDone || look % LOOKS_PER_UNIT == 0) && !units.isThere(folder.id())) {
        return folder.outcome();
      }
      course.rest(LOOK);
    }
  }

  private Optional<String> tell(Optional<String> told) {
    Optional<String> progress = folder.progress();
    if (!progress.equals(told)) {
      progress.ifPresent(course::progress);
    }
    return progress;
  }
}
