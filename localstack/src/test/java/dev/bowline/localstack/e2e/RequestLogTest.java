package dev.bowline.localstack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.suite.EndToEnd;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@EndToEnd
@Isolated
class RequestLogTest {

  private static final int CALLERS = 4;
  private static final int ANSWERS_EACH_TIME = 400;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Installation installation = Installation.running();
  private final InstantSource clock = InstantSource.system();
  private final Queue<String> answered = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  @Test
  void eachAnsweredRequestStandsInViewLogsOnceThoughTheApiIsKilledUnderLoad() throws Exception {
    PanelClient panel = PanelClient.login(installation);
    Fields created =
        panel
            .send(
                "POST",
                "/panel/keys",
                Map.of(
                    "name", "request log", "scopes", List.of("server:read"), "tier", "enterprise"))
            .data();
    SigningKey key = new SigningKey(created.text("api_key"), Secret.of(created.text("api_secret")));
    try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
      for (int i = 0; i < CALLERS; i++) {
        callers.execute(() -> call(key));
      }
      killUnderLoad();
    }
    assertLogged(panel, "/panel/keys/" + created.object("key").number("id") + "/logs");
  }

  private void killUnderLoad() throws Exception {
    try {
      awaitAnswers(ANSWERS_EACH_TIME);
      killApi();
      awaitAnswers(answered.size() + ANSWERS_EACH_TIME);
    } finally {
      over.set(true);
    }
  }

  /** The log may hold a few more: what was logged, but not answered any more at the kill. */
  private void assertLogged(PanelClient panel, String path) throws Exception {
    awaitCompleteness(panel, path, clock.instant());
    List<String> logged = requestIds(panel, path);
    assertThat(logged).doesNotHaveDuplicates().containsAll(answered);
    assertThat(logged.size() - answered.size()).isBetween(0, CALLERS);
  }

  private void call(SigningKey key) {
    ApiClient api = new ApiClient(installation.url(), installation.authority(), key);
    while (!over.get()) {
      try {
        Answer answer = api.get("/v1/me");
        answered.add(answer.headers().firstValue("X-Request-Id").orElseThrow());
      } catch (IOException e) {
        awaitSuccessor();
      }
    }
  }

  /** The API is dead just now; hammering at its port would only delay its successor. */
  private void awaitSuccessor() {
    try {
      Eventually.holds("the API's return", PATIENCE, () -> over.get() || isListening());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isListening() throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(installation.url().getHost(), installation.url().getPort()));
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }

  private void killApi() throws IOException {
    String pid = Files.readString(installation.directory().resolve(".run/api.pid")).strip();
    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
  }

  private void awaitAnswers(int count) throws Exception {
    Eventually.holds(count + " answers", PATIENCE, () -> answered.size() >= count);
  }

  private static void awaitCompleteness(PanelClient panel, String path, Instant moment)
      throws Exception {
    Eventually.holds(
        "completeness of the log",
        PATIENCE,
        () ->
            page(panel, path, "")
                .object("meta")
                .optionalText("complete_until")
                .map(Instant::parse)
                .filter(moment::isBefore)
                .isPresent());
  }

  private static List<String> requestIds(PanelClient panel, String path) throws IOException {
    List<String> ids = new ArrayList<>();
    Optional<String> cursor = Optional.of("");
    while (cursor.isPresent()) {
      Fields page = page(panel, path, cursor.get());
      ids.addAll(page.list("data", line -> line.text("request_id")));
      cursor = page.object("meta").optionalText("next_cursor");
    }
    return ids;
  }

  private static Fields page(PanelClient panel, String path, String cursor) throws IOException {
    String query = "?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
    Answer answer = panel.send("GET", path + query, Map.of());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return Fields.of(answer.json());
  }
}
