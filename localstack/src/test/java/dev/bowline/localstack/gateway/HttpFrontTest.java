package dev.bowline.localstack.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.localstack.LocalAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What API Gateway does with requests and answers, and Lambda with a function's processes. */
class HttpFrontTest {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final Duration TIMEOUT = Duration.ofSeconds(8);
  private static final int MEGABYTES = 512;
  private static final String HANDLER = EchoFunction.class.getName() + "::handle";
  private static final Queue<String> PRINTED = new ConcurrentLinkedQueue<>();

  @TempDir private static Path directory;
  private static Function function;
  private static HttpFront front;
  private static HttpClient http;
  private static URI url;

  @BeforeAll
  static void open() throws Exception {
    Files.writeString(directory.resolve("bowline-agent.deb"), "!<arch>");
    var authority = LocalAuthority.open(directory.resolve("authority"), CLOCK);
    function =
        new Function(
            settings(3),
            directory.resolve("log"),
            (stream, line) -> PRINTED.add(stream + " " + line),
            CLOCK);
    function.start();
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    front = HttpFront.open(function, List.of(address), authority.serverTls(), directory, CLOCK);
    http = HttpClient.newBuilder().sslContext(authority.clientTls()).build();
    url = front.url();
  }

  @AfterAll
  static void close() {
    http.close();
    front.close();
    function.close();
  }

  @Test
  void decodesThePathAndCutsItAtADecodedQuestionMarkButNotTheQuery() throws Exception {
    Map<String, Object> event = event(get("/a%2Fb+c/%C3%A9%3Fx=1?q=%20a,b&q=2"));
    assertThat(event)
        .containsEntry("version", "2.0")
        .containsEntry("rawPath", "/a/b+c/é")
        .containsEntry("rawQueryString", "q=%20a,b&q=2");
  }

  @Test
  void joinsRepeatedHeadersAndKeepsCookiesApart() throws Exception {
    Map<String, Object> event =
        event(get("/").header("X-Two", "1").header("X-Two", " 2 ").header("Cookie", "a=1; b=2"));
    assertThat(headers(event))
        .containsEntry("x-two", "1,2")
        .containsEntry("x-forwarded-for", "127.0.0.1")
        .doesNotContainKey("cookie");
    assertThat(event.get("cookies")).isEqualTo(List.of("a=1", "b=2"));
  }

  @Test
  void handsOverTextAsTextAndOtherBytesInBase64() throws Exception {
    assertThat(event(post("application/json; charset=utf-8", "{\"é\":1}")))
        .containsEntry("body", "{\"é\":1}")
        .containsEntry("isBase64Encoded", false);
    assertThat(event(post("application/x-www-form-urlencoded", "a=1")))
        .containsEntry("body", "YT0x")
        .containsEntry("isBase64Encoded", true);
    assertThat(event(get("/"))).doesNotContainKey("body").containsEntry("isBase64Encoded", false);
  }

  @Test
  void tellsWhoConnectedWhateverHeadersSay() throws Exception {
    Map<String, Object> event = event(get("/").header("X-Forwarded-For", "192.0.2.1"));
    assertThat(headers(event)).containsEntry("x-forwarded-for", "192.0.2.1, 127.0.0.1");
    assertThat(String.valueOf(event.get("requestContext"))).contains("sourceIp=127.0.0.1");
  }

  @Test
  void passesOnOneValuePerHeaderAndCookiesAndLosesWhatTheFormatDoesNotKnow() throws Exception {
    HttpResponse<String> answer = send(get("/headers"));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.body()).isEqualTo("text");
    assertThat(answer.headers().allValues("x-one")).containsExactly("1");
    assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1; Secure", "b=2");
    assertThat(answer.headers().map()).doesNotContainKey("x-lost");
  }

  @Test
  void takesJsonWithoutAStatusForTheBody() throws Exception {
    HttpResponse<String> answer = send(get("/bare"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"no\":\"status\"}");
  }

  @Test
  void startsAnotherInstanceWhenTwoCallsComeTogether() throws Exception {
    try (var pair = new Function(settings(2), directory.resolve("pair"), (_, _) -> {}, CLOCK);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      pair.start();
      assertThat(pair.call(asking("/"))).isInstanceOf(Outcome.Answered.class);
      var _ = threads.submit(() -> pair.call(asking("/sleep")));
      assertThat(pair.call(asking("/"))).isInstanceOf(Outcome.Answered.class);
    }
  }

  @Test
  void startsAgainAfterAStartThatFailed() throws Exception {
    Path code = directory.resolve("late");
    var late = new FunctionSettings("late", HANDLER, code, MEGABYTES, TIMEOUT, 1, 1, Map.of());
    try (var function = new Function(late, directory.resolve("late.log"), (_, _) -> {}, CLOCK)) {
      assertThatThrownBy(() -> function.call(asking("/"))).isInstanceOf(IOException.class);
      Files.createSymbolicLink(code, classes());
      assertThat(function.call(asking("/"))).isInstanceOf(Outcome.Answered.class);
    }
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    assertThat(send(get("/").header("X-Large", "x".repeat(10_300))).statusCode()).isEqualTo(431);
    assertThat(send(post("text/plain", "x".repeat((10 << 20) + 1))).statusCode()).isEqualTo(413);
    assertThat(send(post("image/png", "x".repeat(5 << 20))).statusCode()).isEqualTo(413);
  }

  @Test
  void answers500ToWhateverAFunctionDoesWrong() throws Exception {
    for (String path : List.of("/throw", "/malformed", "/large", "/halt")) {
      HttpResponse<String> answer = send(get(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(500);
      assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }
    assertThat(send(get("/")).statusCode()).as("another instance").isEqualTo(200);
  }

  @Test
  void answers503WhenTimeIsOverAndKillsTheInstanceAndServesOn() throws Exception {
    HttpResponse<String> answer = send(get("/sleep"));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    assertThat(send(get("/")).statusCode()).isEqualTo(200);
  }

  @Test
  void doesOneRequestAtATimeInEachInstanceAndStartsMoreInstances() throws Exception {
    Callable<Integer> call = () -> send(get("/slow")).statusCode();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> status : threads.invokeAll(Collections.nCopies(6, call))) {
        assertThat(status.get()).isEqualTo(200);
      }
    }
    awaitDone(6);
    var streams = PRINTED.stream().filter(line -> line.endsWith("slow")).toList();
    assertThat(streams.stream().distinct()).as("instances").hasSizeGreaterThan(1);
    for (String stream : streams) {
      String begins = stream.replace("slow", "");
      assertThat(
              PRINTED.stream()
                  .filter(line -> line.startsWith(begins) && line.matches(".* (slow|done)")))
          .containsSubsequence(begins + "slow", begins + "done")
          .doesNotContainSequence(begins + "slow", begins + "slow");
    }
  }

  @Test
  void servesPackagesBesideTheFunction() throws Exception {
    assertThat(send(get("/packages/bowline-agent.deb")).body()).isEqualTo("!<arch>");
  }

  /** What a function prints may come after its answer. */
  private static void awaitDone(int times) throws InterruptedException {
    long until = System.nanoTime() + TIMEOUT.toNanos();
    while (done() < times && System.nanoTime() < until) {
      Thread.sleep(Duration.ofMillis(10));
    }
    assertThat(done()).isEqualTo(times);
  }

  private static long done() {
    return PRINTED.stream().filter(line -> line.endsWith("done")).count();
  }

  private static FunctionSettings settings(int most) throws URISyntaxException {
    return new FunctionSettings("echo", HANDLER, classes(), MEGABYTES, TIMEOUT, 1, most, Map.of());
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(EchoFunction.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static byte[] asking(String path) {
    return ("{\"rawPath\":\"" + path + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder get(String target) {
    return HttpRequest.newBuilder(URI.create(url + target));
  }

  private static HttpRequest.Builder post(String type, String body) {
    return get("/").header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static Map<String, Object> event(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.std.mapFrom(answer.body());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> headers(Map<String, Object> event) {
    return (Map<String, Object>) Objects.requireNonNull(event.get("headers"));
  }
}
