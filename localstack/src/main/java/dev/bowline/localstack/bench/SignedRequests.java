package dev.bowline.localstack.bench;

import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import java.io.IOException;

/** A signed request against one that needs no key, in turns, one at a time over one connection. */
record SignedRequests(ApiClient api) {

  private static final int WARM_UP = 500;
  private static final int ROUNDS = 1_000;

  Row row() throws IOException {
    for (int i = 0; i < WARM_UP; i++) {
      successful(api.get("/v1/me"));
      successful(api.get("/v1/health"));
    }
    Timings signed = new Timings();
    Timings open = new Timings();
    for (int i = 0; i < ROUNDS; i++) {
      signed.add(successful(api.get("/v1/me")).took().toNanos() / 1e6);
      open.add(successful(api.get("/v1/health")).took().toNanos() / 1e6);
    }
    return new Row(
        "Signed GET /v1/me against open GET /v1/health (median of %d)".formatted(ROUNDS),
        "%.1f ×".formatted(signed.median() / open.median()),
        "%.1f ms against %.1f ms; DynamoDB Local's write is most of it"
            .formatted(signed.median(), open.median()));
  }

  private static Answer successful(Answer answer) throws IOException {
    if (answer.status() != 200) {
      throw new IOException("Expected 200: " + answer);
    }
    return answer;
  }
}
