package dev.bowline.cloud.authentication;

import static dev.bowline.cloud.authentication.SignedRequests.runs;
import static dev.bowline.cloud.authentication.SignedRequests.signedGet;
import static dev.bowline.cloud.authentication.SignedRequests.signedPost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class ReplayAttacksTest {

  private final TestingCloud cloud;
  private final TestKey key;
  private final SignedClient client;

  ReplayAttacksTest(Front front) {
    this.cloud = TestingCloud.shared(front);
    this.key = cloud.keys().create();
    this.client = cloud.client(key);
  }

  @AfterEach
  void letTheClockRun() {
    cloud.clock().run();
  }

  @Test
  @DisplayName("row 19: a replayed POST answers 409 REPLAYED and runs once")
  void runsAReplayedPostOnce() {
    int before = runs(cloud);
    TestRequest request = signedPost(client);
    assertThat(cloud.send(request).status()).isEqualTo(200);
    TestAnswer again = cloud.send(request);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("REPLAYED");
    assertThat(again.header("Retry-After")).hasValue("1");
    assertThat(runs(cloud)).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("row 19: of 32 equal POSTs at once exactly one runs")
  void runsExactlyOneOfManyEqualPosts() throws Exception {
    int before = runs(cloud);
    TestRequest request = signedPost(client);
    List<Callable<Integer>> sends =
        Stream.<Callable<Integer>>generate(() -> () -> cloud.send(request).status())
            .limit(32)
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> statuses =
          threads.invokeAll(sends).stream().map(ReplayAttacksTest::result).toList();
      assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
      assertThat(statuses).filteredOn(status -> status != 200).containsOnly(409);
    }
    assertThat(runs(cloud)).isEqualTo(before + 1);
  }

  @Test
  @DisplayName("row 19: a mark is forgotten by its own time, however late the store deletes it")
  void forgetsAMarkByItsOwnTime() {
    Replays replays = cloud.bean(Replays.class);
    Instant now = cloud.clock().instant();
    assertThat(replays.isFirst("mark " + key.id(), now.plusSeconds(5))).isTrue();
    cloud.clock().advance(Duration.ofSeconds(7));
    assertThat(replays.isFirst("mark " + key.id(), now.plusSeconds(60))).isTrue();
    assertThat(replays.isFirst("mark " + key.id(), now.plusSeconds(60))).isFalse();
  }

  @Test
  @DisplayName("row 19: what comes too late to be remembered is not let through")
  void refusesAMarkThatWouldNotHold() {
    Replays replays = cloud.bean(Replays.class);
    assertThatThrownBy(() -> replays.isFirst("late " + key.id(), cloud.clock().instant()))
        .hasMessage("UNAVAILABLE");
  }

  @Test
  @DisplayName("row 20: a replayed GET answers 200 and leaves no mark")
  void answersAReplayedGet() {
    TestRequest request = signedGet(client);
    assertThat(cloud.send(request).status()).isEqualTo(200);
    List<String> calls =
        cloud.aws().during(() -> assertThat(cloud.send(request).status()).isEqualTo(200));
    assertThat(calls).containsExactly("UpdateItem");
  }

  private static int result(Future<Integer> future) {
    try {
      return future.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
