package dev.bowline.cloud.authentication;

import dev.bowline.cloud.testing.ProbeController;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;

/** What tests send signed, and how often it ran. */
final class SignedRequests {

  private static final String BODY = "{\"text\":\"a\"}";

  private SignedRequests() {}

  static TestRequest signedGet(SignedClient client) {
    return client.sign(TestRequest.of("GET", "/v1/me"));
  }

  static TestRequest signedPost(SignedClient client) {
    return client.sign(TestRequest.of("POST", "/v1/probe").json(BODY));
  }

  static int runs(TestingCloud cloud) {
    return cloud.bean(ProbeController.class).runs();
  }
}
