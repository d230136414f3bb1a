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

  double median() {
    List<Double> sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
