package dev.bowline.cloud.usage;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The append-only log of this instance's answers. */
@Singleton
public final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

  private final LineFormat format;
  private final LineSink sink;
  private final AtomicLong lost = new AtomicLong();

  RequestLog(LineFormat format, LineSink sink) {
    this.format = format;
    this.sink = sink;
  }

  /**
   * Appends {@code line}. When this returns, the line survives the death of the process. Should the
   * disk refuse it, the answer goes out all the same (the work is done, and the client must learn
   * of it), and the loss is counted and reported.
   */
  public void append(RequestLine line) {
    try {
      sink.append(format.write(line));
    } catch (IOException e) {
      LOG.error("Lines missing from the request log: {}", lost.incrementAndGet(), e);
    }
  }
}
