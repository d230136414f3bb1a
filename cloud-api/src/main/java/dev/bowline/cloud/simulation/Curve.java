package dev.bowline.cloud.simulation;

import java.util.List;

/**
 * A quantity that rises and falls with time and never reaches zero: a mean with waves around it
 * whose heights together are less. Its integral is exact, so what was counted agrees with the
 * rates, and counters never fall.
 *
 * @param mean above the sum of the waves' heights
 */
record Curve(double mean, List<Wave> waves) {

  /**
   * One wave.
   *
   * @param height above and below the mean
   * @param period in seconds
   * @param peak a moment at which it is highest, in seconds since 1970
   */
  record Wave(double height, double period, double peak) {

    private double at(double second) {
      return height * Math.cos(angle(second));
    }

    private double sum(double second) {
      return height * period / (2 * Math.PI) * Math.sin(angle(second));
    }

    /** Reduced before it is multiplied, or large seconds would cost precision. */
    private double angle(double second) {
      return 2 * Math.PI * ((second - peak) % period) / period;
    }
  }

  Curve {
    waves = List.copyOf(waves);
    if (waves.stream().mapToDouble(Wave::height).sum() >= mean) {
      throw new IllegalArgumentException("The waves reach zero");
    }
  }

  /** The quantity at {@code second} since 1970. */
  double at(double second) {
    return mean + waves.stream().mapToDouble(wave -> wave.at(second)).sum();
  }

  /** Its integral over the seconds from {@code from} to {@code to}. */
  double between(double from, double to) {
    return mean * (to - from)
        + waves.stream().mapToDouble(wave -> wave.sum(to) - wave.sum(from)).sum();
  }

  /** Its mean over the {@code length} seconds before {@code second}. */
  double mean(double second, double length) {
    return between(second - length, second) / length;
  }
}
