package dev.bowline.cloud.lambda;

import dev.bowline.contract.key.Environment;
import dev.bowline.contract.key.PublicKey;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * A signed request of a key that nobody has: it is refused like any bad signature, with the same
 * work, and writes nothing anywhere.
 */
record UnknownCaller(SecureRandom random, InstantSource clock) {

  private static final String PATH = "/v1/me";

  /** An event of payload format 2.0. */
  Map<String, Object> event() {
    return Map.of(
        "version",
        "2.0",
        "rawPath",
        PATH,
        "rawQueryString",
        "",
        "headers",
        Map.of(
            "x-api-key",
            PublicKey.random(Environment.LIVE, random).text(),
            "x-timestamp",
            Long.toString(clock.instant().getEpochSecond()),
            "x-signature",
            "0".repeat(64)),
        "requestContext",
        Map.of("http", Map.of("method", "GET", "path", PATH, "sourceIp", "127.0.0.1")),
        "isBase64Encoded",
        false);
  }
}
