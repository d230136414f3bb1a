package dev.bowline.host.metrics;

import dev.bowline.contract.metrics.Bandwidth;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.bandwidth.Traffic;
import dev.bowline.host.cloud.Backoff;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.metrics.Ring.Numbered;
import dev.bowline.host.system.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Samples the host into the ring, and sends from the ring what the cloud has not. */
public final class Metrics {

  private static final String PATH = "/agent/v1/metrics";

  /** About 100 KB of JSON; an outage of a day is made good in as many as a hundred. */
  private static final int BATCH = 200;

  /** Less than this between two readings says little about the processors. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final Supplier<Reading> gauges;
  private final Ring ring;
  private final Traffic traffic;
  private final Pace pace;
  private final Cloud cloud;
  private final InstantSource clock;
  private final Semaphore fresh = new Semaphore(0);

  /** Metrics of this host. */
  public Metrics(Ring ring, Traffic traffic, Pace pace, Cloud cloud, InstantSource clock) {
    this(new Gauges(clock), ring, traffic, pace, cloud, clock);
  }

  Metrics(
      Supplier<Reading> gauges,
      Ring ring,
      Traffic traffic,
      Pace pace,
      Cloud cloud,
      InstantSource clock) {
    this.gauges = gauges;
    this.ring = ring;
    this.traffic = traffic;
    this.pace = pace;
    this.cloud = cloud;
    this.clock = clock;
  }

  /** Samples until the thread is interrupted, and counts the traffic, at the end once more. */
  public void sample(Pause pause) throws InterruptedException {
    Reading before = gauges.get();
    try {
      while (true) {
        traffic.countIfDue();
        pause.of(SHORTEST);
        Reading now = gauges.get();
        ring.append(now.since(before));
        before = now;
        sampled();
        pace.awaitSample(SHORTEST);
      }
    } finally {
      traffic.count();
    }
  }

  /** Says that the ring has a new sample. */
  void sampled() {
    fresh.release();
  }

  /** Sends until the thread is interrupted: the first sample at once, then at the pace. */
  public void send(Backoff backoff, Pause pause) throws InterruptedException {
    Instant last = Instant.EPOCH;
    while (true) {
      fresh.acquire();
      fresh.drainPermits();
      Instant now = clock.instant();
      if (isDue(last, now)) {
        while (!sendAll()) {
          pause.of(backoff.failed());
        }
        backoff.succeeded();
        last = now;
      }
    }
  }

  /**
   * A sample that comes a little early is not left lying for a whole interval; and a clock that
   * stepped back is not waited for.
   */
  private boolean isDue(Instant last, Instant now) {
    return now.isBefore(last)
        || !now.isBefore(last.plus(pace.sending()).minus(pace.sampling().dividedBy(2)));
  }

  private boolean sendAll() {
    List<Numbered> batch = ring.unsent(BATCH);
    while (!batch.isEmpty()) {
      if (!send(batch)) {
        return false;
      }
      batch = batch.size() < BATCH ? List.of() : ring.unsent(BATCH);
    }
    return true;
  }

  /** False if the same batch is to be sent again. */
  private boolean send(List<Numbered> batch) {
    Bandwidth bandwidth = traffic.unreported().orElse(null);
    return switch (cloud.post(PATH, body(batch, bandwidth))) {
      case CloudAnswer.Accepted(Fields data) -> {
        done(batch, bandwidth);
        if (data.has("interval_seconds")) {
          pace.ask(Duration.ofSeconds(data.smallNumber("interval_seconds")));
        }
        yield true;
      }
      case CloudAnswer.Refused refused when !refused.isUnknownHost() -> {
        // What the cloud will never take must not hold up what comes after it.
        done(batch, bandwidth);
        yield true;
      }
      case CloudAnswer.Refused ignored -> false;
      case CloudAnswer.Unavailable ignored -> false;
    };
  }

  private void done(List<Numbered> batch, @Nullable Bandwidth bandwidth) {
    ring.sent(batch.getLast().number());
    if (bandwidth != null) {
      traffic.reported(bandwidth);
    }
  }

  private static Map<String, Object> body(List<Numbered> batch, @Nullable Bandwidth bandwidth) {
    Map<String, Object> body =
        Fields.object("samples", batch.stream().map(kept -> kept.sample().toFields()).toList());
    if (bandwidth != null) {
      body.put("bandwidth", bandwidth.toFields());
    }
    return body;
  }
}
