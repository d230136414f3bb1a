package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** In a cloud whose sweeper runs when the test says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LogDeletionTest {

  private static final String KEY = "{\"name\":\"shop\",\"scopes\":[\"server:read\"]}";

  private final TestingCloud cloud;
  private final PanelClient panel;
  private final LogDeletionSweeper sweeper;

  LogDeletionTest(@TempDir Path directory) {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.put("bowline.request-log.directory", directory.toString());
    this.cloud = TestingCloud.start(Front.NETTY, settings);
    cloud.bean(Provisioning.class).run();
    this.panel = PanelClient.ofNewTenant(cloud);
    this.sweeper = new LogDeletionSweeper(cloud.bean(LogDeletions.class));
  }

  @AfterAll
  void close() {
    cloud.close();
  }

  @Test
  @DisplayName("K-actions: deleting a key deletes its request log with a visible end; audit stays")
  void deletesTheLogLaterAndShowsTheEnd() throws IOException {
    TestKey key = usedKey();
    TestAnswer answer = panel.send("DELETE", "/panel/keys/" + number(key));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.data())
        .containsEntry("state", "deleting")
        .containsEntry("kind", "key")
        .containsEntry("finished_at", null);
    String deletion = answer.header("Location").orElseThrow();
    assertThat(panel.get(deletion).data()).isEqualTo(answer.data());
    assertThat(chunks(key)).isPositive();
    assertThat(panel.get("/panel/keys/" + number(key) + "/logs").status()).isEqualTo(404);

    sweeper.round();
    assertThat(panel.get(deletion).data()).containsEntry("state", "deleted");
    assertThat(panel.get(deletion).data().get("finished_at")).isNotNull();
    assertThat(chunks(key)).isZero();
    assertThat(cloud.bean(UsedScopes.class).of(number(key))).isEmpty();
    assertThat(AuditEntries.of(cloud, "key:" + number(key)))
        .extracting(entry -> entry.split(" ", 3)[0] + " " + entry.split(" ", 3)[1].charAt(0))
        .containsExactly("key.create m", "key.delete m", "key.logs_deleted s");
  }

  @Test
  void dropsLinesThatAreStillToBePacked() throws IOException {
    TestKey key = usedKey();
    cloud.client(key).get("/v1/servers");
    panel.send("DELETE", "/panel/keys/" + number(key));
    sweeper.round();
    cloud.bean(FilePacking.class).round();
    assertThat(chunks(key)).isZero();
  }

  @Test
  void isFinishedByTheNextRoundWhicheverCallFails() throws IOException {
    TestKey key = usedKey();
    String deletion =
        panel.send("DELETE", "/panel/keys/" + number(key)).header("Location").orElseThrow();
    for (String call : List.of("PutItem", "Query", "BatchWriteItem")) {
      cloud.aws().fail(call);
      sweeper.round();
      assertThat(panel.get(deletion).data()).as(call).containsEntry("state", "deleting");
    }
    cloud.aws().fail("");
    sweeper.round();
    assertThat(panel.get(deletion).data()).containsEntry("state", "deleted");
    assertThat(chunks(key)).isZero();
  }

  @Test
  void saysTheEndOnceThoughTwoInstancesFinish() throws IOException {
    TestKey key = usedKey();
    panel.send("DELETE", "/panel/keys/" + number(key));
    LogDeletions deletions = cloud.bean(LogDeletions.class);
    List<LogDeletionRow> open = deletions.open(100);
    open.forEach(deletions::finish);
    open.forEach(deletions::finish);
    assertThat(AuditEntries.of(cloud, "key:" + number(key)))
        .filteredOn(entry -> entry.startsWith("key.logs_deleted "))
        .hasSize(1);
  }

  @Test
  @DisplayName("row 53: the deletion of another tenant's log is 404")
  void hidesTheDeletionsOfOthers() throws IOException {
    TestKey key = usedKey();
    String deletion =
        panel.send("DELETE", "/panel/keys/" + number(key)).header("Location").orElseThrow();
    TestAnswer answer = PanelClient.ofNewTenant(cloud).get(deletion);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.code()).isEqualTo("NOT_FOUND");
  }

  private TestKey usedKey() throws IOException {
    TestKey key = panel.createKey(KEY);
    assertThat(cloud.client(key).get("/v1/servers").status()).isEqualTo(200);
    cloud.bean(FilePacking.class).round();
    assertThat(chunks(key)).isPositive();
    return key;
  }

  private long chunks(TestKey key) {
    long count = 0;
    Iterator<Chunk> chunks =
        cloud
            .bean(ChunkTable.class)
            .descending(
                RequestLine.subject(number(key)),
                Instant.EPOCH,
                cloud.clock().instant().plusSeconds(86_400));
    for (; chunks.hasNext(); chunks.next()) {
      count++;
    }
    return count;
  }

  private static long number(TestKey key) {
    return key.credential().number();
  }
}
