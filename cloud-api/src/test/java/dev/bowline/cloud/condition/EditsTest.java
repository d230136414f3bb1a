package dev.bowline.cloud.condition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Everything that can be edited, edited by two who read the same version. */
@ParameterizedClass
@EnumSource(Front.class)
class EditsTest {

  private static final String SCHEDULES =
      """
      {"schedules":[{"name":"%s","paths":["/etc"],"hour":3,"minute":15,"time_zone":"UTC",\
      "keep":{"last":2}}]}\
      """;

  private final TestingCloud cloud;
  private final PanelClient panel;
  private final TestKey key;

  EditsTest(Front front) {
    cloud = TestingServers.shared(front);
    panel = PanelClient.ofNewTenant(cloud);
    key = panel.createKey("{\"name\":\"ops\",\"scopes\":[\"*:*\"],\"tier\":\"enterprise\"}");
  }

  /**
   * Something that can be edited.
   *
   * @param read tells its version
   * @param edit changes it, once it holds a name
   */
  private record Editable(
      String name, TestRequest read, TestRequest edit, String body, UnaryOperator<TestRequest> as) {

    TestRequest reading() {
      return as.apply(read);
    }

    TestRequest editing(String value, String condition) {
      return as.apply(edit.json(body.formatted(value)).with("If-Match", condition));
    }
  }

  @TestFactory
  Stream<DynamicTest> refusesAnEditOfAVersionThatIsNoMore() {
    return each(this::refusesTheSecondEdit);
  }

  @TestFactory
  Stream<DynamicTest> carriesOutOneOfManyEditsOfOneVersion() {
    return each(this::carriesOutOne);
  }

  @TestFactory
  Stream<DynamicTest> refusesConditionsThatAreNone() {
    return each(one -> {
      for (String none : List.of("abc", "W/\"abc\"", "\"a\"\"b\"", "\"a\",", "\"\"")) {
        TestAnswer answer = cloud.send(one.editing("odd " + none.hashCode(), none));
        assertThat(answer.code()).as(none).isEqualTo("INVALID_PARAMETER");
      }
    });
  }

  private void refusesTheSecondEdit(Editable one) {
    String read = tag(cloud.send(one.reading()));
    TestAnswer first = cloud.send(one.editing("first", read));
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(tag(first)).isNotEqualTo(read).isEqualTo(tag(cloud.send(one.reading())));

    TestAnswer second = cloud.send(one.editing("second", read));
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.code()).isEqualTo("CHANGED_MEANWHILE");
    assertThat(tag(second)).isEqualTo(tag(first));
    assertThat(cloud.send(one.reading()).text()).contains("first").doesNotContain("second");

    assertThat(cloud.send(one.editing("third", read + ", " + tag(first))).status()).isEqualTo(200);
    assertThat(cloud.send(one.editing("fourth", "*")).status()).isEqualTo(200);
  }

  private void carriesOutOne(Editable one) throws Exception {
    String read = tag(cloud.send(one.reading()));
    List<Callable<TestAnswer>> edits =
        IntStream.range(0, 6)
            .<Callable<TestAnswer>>mapToObj(i -> {
              TestRequest edit = one.editing(one.name() + " " + i, read);
              return () -> cloud.send(edit);
            })
            .toList();
    List<Integer> statuses = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<TestAnswer> edit : threads.invokeAll(edits)) {
        statuses.add(edit.get().status());
      }
    }
    assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
  }

  private Stream<DynamicTest> each(ThrowingConsumer<Editable> test) {
    return editables().map(one -> DynamicTest.dynamicTest(one.name(), () -> test.accept(one)));
  }

  @FunctionalInterface
  private interface ThrowingConsumer<T> {
    void accept(T value) throws Exception;
  }

  private Stream<Editable> editables() {
    String name = "{\"name\":\"%s\"}";
    long server = TestingServers.enrolled(cloud, panel.tenantId()).serverId();
    PanelPairing.pairedPhone(cloud, panel, "{}");
    String webhook = "/webhooks/" + webhook();
    String schedules = "/v1/backup-schedules";
    return Stream.of(
        inPanel("key", "/panel/keys/" + key.credential().number(), name),
        inPanel("device", "/panel/devices/" + firstId("/panel/devices"), name),
        inPanel("server", "/panel/servers/" + server, name),
        inPanel("webhook", "/panel" + webhook, name),
        new Editable(
            "webhook, with a key",
            TestRequest.of("GET", "/v1" + webhook),
            TestRequest.of("PATCH", "/v1" + webhook),
            name,
            this::signed),
        new Editable(
            "schedules",
            TestRequest.of("GET", schedules + "?server_id=" + server),
            TestRequest.of("PUT", schedules + "/" + server),
            SCHEDULES,
            this::signed));
  }

  private Editable inPanel(String name, String path, String body) {
    return new Editable(
        name,
        TestRequest.of("GET", path),
        TestRequest.of("PATCH", path),
        body,
        request -> request.with("Cookie", panel.cookie()).with("X-CSRF-Token", panel.csrfToken()));
  }

  private TestRequest signed(TestRequest request) {
    return cloud.client(key).sign(request);
  }

  private Object webhook() {
    TestAnswer made =
        panel.send(
            "POST",
            "/panel/webhooks",
            "{\"name\":\"hook\",\"url\":\"https://1.1.1.1/\",\"events\":[\"job.*\"]}");
    Map<?, ?> view = (Map<?, ?>) Objects.requireNonNull(made.data().get("webhook"), made.text());
    return Objects.requireNonNull(view.get("id"));
  }

  private Object firstId(String path) {
    List<?> list = (List<?>) Objects.requireNonNull(panel.get(path).json().get("data"));
    return Objects.requireNonNull(((Map<?, ?>) list.getFirst()).get("id"));
  }

  private static String tag(TestAnswer answer) {
    return answer.header("ETag").orElseThrow(() -> new AssertionError(answer.text()));
  }
}
