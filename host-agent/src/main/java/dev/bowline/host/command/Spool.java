package dev.bowline.host.command;

import dev.bowline.contract.command.Report;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.audit.Audit;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.system.Pause;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Posts what the journal has to report until the cloud acknowledges it. */
public final class Spool {

  private static final String PATH = "/agent/v1/reports";
  private static final int BATCH = 100;

  private final Journal journal;
  private final Cloud cloud;
  private final Audit audit;
  private final Semaphore ready = new Semaphore(0);

  /** What an attempt to post came to. */
  private enum Posted {
    ALL,
    NOT_ALL
  }

  /** A spool of {@code journal}. */
  public Spool(Journal journal, Cloud cloud, Audit audit) {
    this.journal = journal;
    this.cloud = cloud;
    this.audit = audit;
  }

  /** Says that the journal has something new to report. */
  public void wake() {
    ready.release();
  }

  /** Posts until the thread is interrupted. */
  public void run(Backoff backoff, Pause pause) throws InterruptedException {
    while (true) {
      ready.acquire();
      ready.drainPermits();
      while (postAll() == Posted.NOT_ALL) {
        pause.of(backoff.failed());
      }
      backoff.succeeded();
    }
  }

  private Posted postAll() {
    List<Report> reports = journal.unacknowledged(BATCH);
    while (!reports.isEmpty()) {
      if (post(reports) == Posted.NOT_ALL) {
        return Posted.NOT_ALL;
      }
      reports = journal.unacknowledged(BATCH);
    }
    return Posted.ALL;
  }

  private Posted post(List<Report> reports) {
    CloudAnswer answer =
        cloud.post(PATH, Fields.object("reports", reports.stream().map(Report::toFields).toList()));
    return switch (answer) {
      case CloudAnswer.Accepted(Fields data) -> acknowledge(reports, data);
      case CloudAnswer.Unavailable ignored -> Posted.NOT_ALL;
      case CloudAnswer.Refused refused when refused.isUnknownHost() -> Posted.NOT_ALL;
      case CloudAnswer.Refused refused -> isolate(reports, refused);
    };
  }

  private Posted acknowledge(List<Report> reports, Fields data) {
    try {
      data.list("acknowledged", Acknowledgement::of)
          .forEach(done -> journal.acknowledged(done.command(), done.sequence()));
    } catch (WireException e) {
      return Posted.NOT_ALL;
    }
    List<Report> left = journal.unacknowledged(BATCH);
    return reports.stream().anyMatch(left::contains) ? Posted.NOT_ALL : Posted.ALL;
  }

  /** One report that the cloud cannot take must not hold up the others. */
  private Posted isolate(List<Report> reports, CloudAnswer.Refused refused) {
    if (reports.size() > 1) {
      return reports.stream().allMatch(report -> post(List.of(report)) == Posted.ALL)
          ? Posted.ALL
          : Posted.NOT_ALL;
    }
    Report report = reports.getFirst();
    audit.note(new Audit.Entry("report.refused", report.commandId().toString(), refused.code()));
    journal.acknowledged(report.commandId(), report.sequence());
    return Posted.ALL;
  }

  private record Acknowledgement(UUID command, int sequence) {
    static Acknowledgement of(Fields fields) {
      return new Acknowledgement(fields.uuid("command_id"), fields.smallNumber("sequence"));
    }
  }
}
