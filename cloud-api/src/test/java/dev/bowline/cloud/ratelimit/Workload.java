package dev.bowline.cloud.ratelimit;

import java.util.random.RandomGenerator;

/** How the requests of a simulated client fall. Each gives the wait before the next request. */
enum Workload {
  /** A little less than the limits allow in a minute. */
  BELOW {
    @Override
    long waitMillis(RandomGenerator random, Limits limits, long now) {
      return 66_000 / perMinute(limits);
    }
  },
  /** Three times what the limits allow in a minute. */
  ABOVE {
    @Override
    long waitMillis(RandomGenerator random, Limits limits, long now) {
      return 20_000 / perMinute(limits);
    }
  },
  /** Independent requests, on the whole twice what is allowed. */
  POISSON {
    @Override
    long waitMillis(RandomGenerator random, Limits limits, long now) {
      return (long) (-Math.log(1 - random.nextDouble()) * 30_000 / perMinute(limits));
    }
  },
  /** Bursts at once, with silences between them. */
  BURSTS {
    @Override
    long waitMillis(RandomGenerator random, Limits limits, long now) {
      return random.nextInt(2 * limits.perSecond()) > 0 ? 0 : random.nextLong(20_000);
    }
  },
  /** All requests just before and just after a second's edge. */
  SECOND_EDGES {
    @Override
    long waitMillis(RandomGenerator random, Limits limits, long now) {
      return towards(random, limits, now, 1_000);
    }
  },
  /** All requests just before and just after a minute's edge. */
  MINUTE_EDGES {
    @Override
    long waitMillis(RandomGenerator random, Limits limits, long now) {
      return towards(random, limits, now, 60_000);
    }
  },
  /** As fast as can be. */
  FLOOD {
    @Override
    long waitMillis(RandomGenerator random, Limits limits, long now) {
      return random.nextLong(2_000 / limits.perSecond());
    }
  };

  abstract long waitMillis(RandomGenerator random, Limits limits, long now);

  private static int perMinute(Limits limits) {
    return limits.perMinute().orElse(60 * limits.perSecond());
  }

  private static long towards(RandomGenerator random, Limits limits, long now, long edge) {
    long intoEdge = Math.floorMod(now + 200, edge);
    boolean nearEdge = intoEdge < 400;
    return nearEdge ? random.nextLong(1 + 1_000 / limits.perSecond()) : edge - intoEdge;
  }
}
