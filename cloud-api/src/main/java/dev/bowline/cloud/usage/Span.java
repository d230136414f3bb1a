package dev.bowline.cloud.usage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A span of time over which the requests of one subject are counted. */
record Span(String subject, Resolution resolution, Instant begin) {

  /** The spans in which {@code line} counts: its key's, and those of the key's tenant. */
  static List<Span> of(RequestLine line) {
    List<Span> spans = new ArrayList<>();
    spans.add(of(line.subject(), Resolution.HOUR, line));
    if (line.key() != null) {
      spans.add(of(line.subject(), Resolution.MINUTE, line));
      String tenant = RequestLine.tenantSubject(line.tenant());
      spans.add(of(tenant, Resolution.HOUR, line));
      spans.add(of(tenant, Resolution.MINUTE, line));
    }
    return spans;
  }

  private static Span of(String subject, Resolution resolution, RequestLine line) {
    return new Span(subject, resolution, resolution.begin(line.time()));
  }
}
