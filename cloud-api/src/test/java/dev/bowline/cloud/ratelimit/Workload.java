package dev.bowline.cloud.ratelimit;

import java.util.random.RandomGenerator;

/** How the requests of a simulated client fall. Each gives the wait before the next request. */
enum Workload {
  /** A little less than the tier allows in a minute. */
  BELOW {
    @Override
    long waitMillis(RandomGenerator random, Tier tier, long now) {
      return 66_000 / perMinute(tier);
    }
  },
  /** Three times what the tier allows in a minute. */
  ABOVE {
    @Override
    long waitMillis(RandomGenerator random, Tier tier, long now) {
      return 20_000 / perMinute(tier);
    }
  },
  /** Independent requests, on the whole twice what is allowed. */
  POISSON {
    @Override
    long waitMillis(RandomGenerator random, Tier tier, long now) {
      return (long) (-Math.log(1 - random.nextDouble()) * 30_000 / perMinute(tier));
    }
  },
  /** Bursts at once, with silences between them. */
  BURSTS {
    @Override
    long waitMillis(RandomGenerator random, Tier tier, long now) {
      return random.nextInt(2 * tier.perSecond()) > 0 ? 0 : random.nextLong(20_000);
    }
  },
  /** All requests just before and just after a second's edge. */
  SECOND_EDGES {
    @Override
    long waitMillis(RandomGenerator random, Tier tier, long now) {
      return towards(random, tier, now, 1_000);
    }
  },
  /** All requests just before and just after a minute's edge. */
  MINUTE_EDGES {
    @Override
    long waitMillis(RandomGenerator random, Tier tier, long now) {
      return towards(random, tier, now, 60_000);
    }
  },
  /** As fast as can be. */
  FLOOD {
    @Override
    long waitMillis(RandomGenerator random, Tier tier, long now) {
      return random.nextLong(2_000 / tier.perSecond());
    }
  };

  abstract long waitMillis(RandomGenerator random, Tier tier, long now);

  private static int perMinute(Tier tier) {
    return tier.perMinute().orElse(60 * tier.perSecond());
  }

  private static long towards(RandomGenerator random, Tier tier, long now, long edge) {
    long intoEdge = Math.floorMod(now + 200, edge);
    boolean nearEdge = intoEdge < 400;
    return nearEdge ? random.nextLong(1 + 1_000 / tier.perSecond()) : edge - intoEdge;
  }
}
