package dev.bowline.cloud.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JobStateTest {

  private static final UUID ID = new UUID(1, 2);
  private static final Report RECEIPT = new Report.Receipt(ID, 0, Instant.EPOCH);
  private static final Report PROGRESS = new Report.Progress(ID, 1, Instant.EPOCH, "begun");

  @Test
  void goesFromQueuedOverDeliveredAndRunningToTheEnd() {
    assertThat(JobState.QUEUED.after(RECEIPT)).isEqualTo(JobState.DELIVERED);
    assertThat(JobState.DELIVERED.after(PROGRESS)).isEqualTo(JobState.RUNNING);
    assertThat(JobState.RUNNING.after(result(new Outcome.Refreshed())))
        .isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void endsAsTheOutcomeSays() {
    assertThat(JobState.RUNNING.after(result(new Outcome.Failed("X", "x"))))
        .isEqualTo(JobState.FAILED);
    assertThat(JobState.DELIVERED.after(result(new Outcome.Refused("X", "x"))))
        .isEqualTo(JobState.REFUSED);
    assertThat(JobState.DELIVERED.after(result(new Outcome.Unsupported("x"))))
        .isEqualTo(JobState.REFUSED);
    assertThat(JobState.RUNNING.after(result(new Outcome.Interrupted("x"))))
        .isEqualTo(JobState.INTERRUPTED);
  }

  @ParameterizedTest
  @EnumSource(
      value = JobState.class,
      names = {"SUCCEEDED", "FAILED", "REFUSED", "INTERRUPTED"})
  void neverLeavesAnEnd(JobState end) {
    for (Report report : List.of(RECEIPT, PROGRESS, result(new Outcome.Failed("X", "x")))) {
      assertThat(end.after(report)).isEqualTo(end);
    }
  }

  @Test
  void letsOnlyAResultBeatTheExpiry() {
    assertThat(JobState.EXPIRED.after(RECEIPT)).isEqualTo(JobState.EXPIRED);
    assertThat(JobState.EXPIRED.after(PROGRESS)).isEqualTo(JobState.EXPIRED);
    assertThat(JobState.EXPIRED.after(result(new Outcome.Refreshed())))
        .isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void neverGoesBackToDelivered() {
    assertThat(JobState.RUNNING.after(RECEIPT)).isEqualTo(JobState.RUNNING);
  }

  private static Report result(Outcome outcome) {
    return new Report.Result(ID, 2, Instant.EPOCH, outcome);
  }
}
