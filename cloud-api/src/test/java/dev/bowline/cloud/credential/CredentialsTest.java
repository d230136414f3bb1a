package dev.bowline.cloud.credential;

import static dev.bowline.cloud.credential.InstancePair.CLIENT;
import static dev.bowline.cloud.credential.InstancePair.admitted;
import static dev.bowline.cloud.credential.InstancePair.found;
import static dev.bowline.cloud.credential.InstancePair.limited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.ratelimit.Outcome;
import dev.bowline.cloud.ratelimit.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two instances of the API on one DynamoDB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CredentialsTest {

  private final InstancePair pair = new InstancePair("credentials-test-");
  private final SettableTime time = pair.time;
  private final TestingInstance first = pair.first;
  private final TestingInstance second = pair.second;

  @AfterAll
  void stop() {
    pair.close();
  }

  @BeforeEach
  void forgetCalls() {
    pair.forgetCalls();
  }

  @Test
  void everyFieldComesBackAsItWasWritten() {
    Credential credential = pair.created(Tier.BUSINESS);

    Credential read = found(second, credential).credential();

    assertThat(read).usingRecursiveComparison().isEqualTo(credential);
  }

  @Test
  void aMissCostsOneQueryAndTheAdmissionOneWrite() {
    Credential credential = pair.created(Tier.STARTER);

    admitted(second, credential);

    assertThat(second.calls().take()).containsExactly("Query", "UpdateItem");
  }

  @Test
  void aCurrentCopyCostsOneWrite() {
    Credential credential = pair.created(Tier.STARTER);
    admitted(first, credential);
    first.calls().take();

    admitted(first, credential);
    time.pass(Duration.ofMinutes(3));
    admitted(first, credential);

    assertThat(first.calls().take()).containsExactly("UpdateItem", "UpdateItem");
  }

  @Test
  void alternatingInstancesCostTwoWritesAtMost() {
    Credential credential = pair.created(Tier.STARTER);
    pair.warm(credential);

    admitted(second, credential);
    assertThat(second.calls().take()).containsExactly("UpdateItem", "UpdateItem");
    time.pass(Duration.ofSeconds(2));
    admitted(first, credential);
    assertThat(first.calls().take()).containsExactly("UpdateItem", "UpdateItem");
  }

  @Test
  void aRefusalThatIsKnownCostsNothing() {
    Credential credential = pair.created(Tier.STARTER);
    for (int i = 0; i < 10; i++) {
      admitted(first, credential);
    }
    first.calls().take();

    limited(first, credential);
    limited(first, credential);

    assertThat(first.calls().take()).isEmpty();
  }

  @Test
  void anOldRefusalReadsOnceASecond() {
    Credential credential = pair.created(Tier.STARTER);
    for (int i = 0; i < 60; i++) {
      admitted(first, credential);
      time.pass(Duration.ofMillis(200));
    }
    first.calls().take();

    for (int i = 0; i < 50; i++) {
      limited(first, credential);
      time.pass(Duration.ofMillis(100));
    }

    assertThat(first.calls().take()).containsOnly("Query").hasSizeBetween(4, 5);
  }

  @Test
  void anUnknownIdIsAskedForOnceASecond() {
    for (int i = 0; i < 5; i++) {
      assertThat(first.credentials().find("pk_live_unknown")).isEmpty();
      assertThat(first.credentials().findFresh("pk_live_unknown")).isEmpty();
    }
    assertThat(first.calls().take()).containsExactly("Query");

    time.pass(Duration.ofSeconds(1));
    assertThat(first.credentials().find("pk_live_unknown")).isEmpty();
    assertThat(first.calls().take()).containsExactly("Query");
  }

  @Test
  void manyThreadsThatMissReadOnce() throws Exception {
    Credential credential = pair.created(Tier.ENTERPRISE);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<CredentialCopy<Credential>>> tasks = new ArrayList<>();
      IntStream.range(0, 32).forEach(i -> tasks.add(() -> found(second, credential)));
      for (var task : threads.invokeAll(tasks)) {
        assertThat(task.get().credential().id()).isEqualTo(credential.id());
      }
    }

    assertThat(second.calls().take()).containsExactly("Query");
  }

  @Test
  void totalsCountWhatWasAdmittedAndRememberTheLast() {
    Credential used = pair.created(Tier.STARTER);
    Credential unused = pair.created(Tier.STARTER);
    admitted(first, used);
    time.pass(Duration.ofSeconds(3));
    admitted(second, used);
    Instant last = time.instant();
    time.pass(Duration.ofSeconds(3));

    Map<String, Totals> totals =
        first.credentials().totals(List.of(used.id(), unused.id(), "pk_live_unknown"));

    assertThat(totals)
        .containsEntry(used.id(), new Totals(2, last, "192.0.2.1"))
        .containsEntry(unused.id(), Totals.NONE)
        .doesNotContainKey("pk_live_unknown");
  }

  @Test
  void totalsOfMoreThanAHundredComeBackWhole() {
    Credential used = pair.created(Tier.STARTER);
    admitted(first, used);
    List<String> ids = new ArrayList<>();
    IntStream.range(0, 150).forEach(i -> ids.add("pk_live_none_" + i));
    ids.add(used.id());

    assertThat(first.credentials().totals(ids)).containsOnlyKeys(used.id());
  }

  @Test
  @DisplayName("row 75: without DynamoDB nobody is found and nobody admitted")
  void failsClosedWithoutTheStore() {
    Credential credential = pair.created(Tier.STARTER);
    CredentialCopy<Credential> copy = found(first, credential);
    try (TestingInstance alone = TestingInstance.withoutStore(time)) {
      assertThatThrownBy(() -> alone.credentials().find(credential.id()))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().code()).isEqualTo(Code.UNAVAILABLE);
                assertThat(e.problem().headers()).containsEntry("Retry-After", "1");
              });
      assertThat(alone.credentials().admit(copy, CLIENT))
          .isEqualTo(new Outcome.Unavailable(Outcome.Reason.STORE_AWAY));
    }
  }
}
