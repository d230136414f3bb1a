package dev.bowline.cloud.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.ratelimit.Outcome;
import dev.bowline.cloud.ratelimit.Tier;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;

/** Two instances of the API on one DynamoDB, at a time that stands until it is moved. */
final class InstancePair implements AutoCloseable {

  static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.1");

  final SettableTime time = new SettableTime(Instant.parse("2026-03-01T12:00:00Z"));
  final TestingInstance first;
  final TestingInstance second;

  InstancePair(String prefix) {
    first = TestingInstance.start(time, prefix);
    second = TestingInstance.start(time, prefix);
  }

  /** Lets ten seconds pass and forgets the calls so far. */
  void forgetCalls() {
    time.pass(Duration.ofSeconds(10));
    first.calls().take();
    second.calls().take();
  }

  Credential created(Tier tier) {
    Credential credential = ACredential.of(tier);
    first.credentials().create(credential);
    first.calls().take();
    return credential;
  }

  static CredentialCopy<Credential> found(TestingInstance instance, Credential credential) {
    return instance.credentials().find(credential.id()).orElseThrow();
  }

  static Outcome admit(TestingInstance instance, Credential credential) {
    return instance.credentials().admit(found(instance, credential), CLIENT);
  }

  static void admitted(TestingInstance instance, Credential credential) {
    assertThat(admit(instance, credential)).isInstanceOf(Outcome.Admitted.class);
  }

  static void limited(TestingInstance instance, Credential credential) {
    assertThat(admit(instance, credential)).isInstanceOf(Outcome.Limited.class);
  }

  /** Both instances hold a copy that is minutes old. */
  void warm(Credential credential) {
    admitted(first, credential);
    admitted(second, credential);
    time.pass(Duration.ofMinutes(5));
    admitted(first, credential);
    time.pass(Duration.ofSeconds(5));
    first.calls().take();
    second.calls().take();
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
