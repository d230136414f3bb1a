package dev.bowline.localstack.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations in milliseconds, of which the median is told. */
final class Timings {

  private final List<Double> millis = new ArrayList<>();

  void add(double duration) {
    millis.add(duration);
  }

  void addSince(long startNanos) {
    millis.add((System.nanoTime() - startNanos) / 1e6);
  }

  int count() {
    return millis.size();
  }

  double median() {
    return percentile(0.5);
  }

  double percentile(double share) {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
  }
}
