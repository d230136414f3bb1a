package dev.bowline.localstack.bench;

import dev.bowline.contract.Secret;
import dev.bowline.contract.signature.RequestMac;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Random;

/** The check of a request's HMAC-SHA256 against one plain SHA-256 over the same body, in turns. */
final class Verification {

  private static final int BODY_BYTES = 16_384;
  private static final int ROUNDS = 4_000;
  private static final int COUNTED = 2_000;

  private final Secret secret = Secret.of("sk_live_" + "0".repeat(48));
  private final byte[] body = new byte[BODY_BYTES];

  Row row() throws GeneralSecurityException {
    new Random(7).nextBytes(body);
    String signature = RequestMac.compute(secret, text());
    Timings checks = new Timings();
    Timings digests = new Timings();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      if (!RequestMac.verify(secret, text(), signature)) {
        throw new IllegalStateException("A right signature was refused");
      }
      long between = System.nanoTime();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
      long end = System.nanoTime();
      if (i >= ROUNDS - COUNTED && digest.length == 32) {
        checks.add((between - start) / 1e6);
        digests.add((end - between) / 1e6);
      }
    }
    return new Row(
        "Check of a signature against plain SHA-256 of the same %d KiB (median of %d)"
            .formatted(BODY_BYTES / 1024, COUNTED),
        String.format(Locale.ROOT, "%.2f ×", checks.median() / digests.median()),
        String.format(
            Locale.ROOT,
            "%.0f µs against %.0f µs",
            checks.median() * 1000,
            digests.median() * 1000));
  }

  private byte[] text() {
    return RequestMac.text("POST", "/v1/domains", "1709827200", body);
  }
}
