package dev.bowline.cloud.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class AuditControllerTest {

  private static final AtomicLong SUBJECTS = new AtomicLong(500);

  private final TestingCloud cloud;
  private final PanelClient panel;
  private final long tenant;

  AuditControllerTest(Front front) {
    this.cloud = ProvisionedCloud.shared(front);
    this.panel = PanelClient.ofNewTenant(cloud);
    this.tenant = tenantOf(panel);
  }

  @Test
  void showsWhoDidWhatFromWhereTheYoungestFirst() {
    TestKey key = panel.createKey("{\"name\":\"shop\",\"scopes\":[\"server:read\"]}");
    TestAnswer page = panel.get("/panel/audit?limit=1");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    assertThat(page.header("Cache-Control")).contains("no-store");
    Map<String, Object> entry = entries(page).getFirst();
    assertThat(entry)
        .containsEntry("action", "key.create")
        .containsEntry("subject", "key:" + key.credential().number())
        .containsEntry("ip", "127.0.0.1");
    assertThat((String) entry.get("actor")).startsWith("member:");
    assertThat(entry.get("details")).asString().contains("name=shop").doesNotContain("sk_");
  }

  @Test
  void pagesThroughEachEntryOnce() {
    String subject = append(5, "key.edit", "192.0.2.1");
    List<Object> ids = new ArrayList<>();
    Object cursor = null;
    do {
      TestAnswer page =
          panel.get(
              "/panel/audit?limit=2&subject="
                  + subject
                  + (cursor == null ? "" : "&cursor=" + cursor));
      entries(page).forEach(entry -> ids.add(entry.get("id")));
      cursor = nextCursor(page);
    } while (cursor != null);
    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void filtersByActorActionSubjectAddressAndTime() {
    String subject = append(1, "key.edit", "192.0.2.1");
    append(subject, "job.run", "2001:db8:0:0:0:0:0:1", Map.of());
    assertThat(count(subject, "")).isEqualTo(2);
    assertThat(count(subject, "&action=key.")).isEqualTo(1);
    assertThat(count(subject, "&action=%25")).isZero();
    assertThat(count(subject, "&actor=key:9")).isEqualTo(2);
    assertThat(count(subject, "&actor=key:")).isZero();
    assertThat(count(subject, "&ip=2001:db8::1")).isEqualTo(1);
    assertThat(count(subject, "&from=2000-01-01T00:00:00Z&to=9998-01-01T00:00:00Z")).isEqualTo(2);
    assertThat(count(subject, "&to=2000-01-01T00:00:00Z")).isZero();
  }

  @Test
  @DisplayName("row 98: CSV fields that begin like a formula are exported as text")
  void exportsCsvThatNoSpreadsheetCalculates() {
    String subject = append("=cmd()", "key.edit", "", Map.of("name", "a\"b,c"));
    TestAnswer file = panel.get("/panel/audit/export?format=csv&subject=" + subject);
    assertThat(file.status()).as(file.text()).isEqualTo(200);
    assertThat(file.header("Cache-Control")).contains("no-store");
    assertThat(file.header("Content-Type").orElseThrow()).startsWith("text/csv");
    assertThat(file.header("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"audit-trail.csv\"");
    assertThat(file.text())
        .startsWith("\"id\",\"time\",\"actor\",\"action\",\"subject\",\"ip\",\"details\"\r\n")
        .contains(",\"'=cmd()\",", "{\"\"name\"\": \"\"a\\\"\"b,c\"\"}")
        .endsWith("\r\n");
  }

  @Test
  void exportsJsonLineByLineThroughSeveralPagesAndTellsWhereTheNextFileBegins() {
    String subject = append(1203, "key.edit", "192.0.2.1");
    String target = "/panel/audit/export?format=json&subject=" + subject;
    TestAnswer all = panel.get(target);
    assertThat(all.text().lines()).hasSize(1203).allMatch(line -> line.startsWith("{\"id\":"));
    assertThat(all.header("X-Next-Cursor")).isEmpty();

    TestAnswer first = panel.get(target + "&limit=700");
    TestAnswer second =
        panel.get(target + "&cursor=" + first.header("X-Next-Cursor").orElseThrow());
    assertThat(first.text() + second.text()).isEqualTo(all.text());
    assertThat(panel.get(target + "&limit=1203").header("X-Next-Cursor")).isEmpty();
  }

  @Test
  @DisplayName("row 96: CR, LF, ANSI and bidi are escaped in answers and exports")
  void showsNothingThatForgesALineOrTurnsTheReading() {
    String subject = append("p\r\nq\u001b[2J\u202e", "key.edit", "", Map.of("n", "x\ny"));
    for (String format : List.of("csv", "json")) {
      String text =
          panel.get("/panel/audit/export?format=" + format + "&subject=" + subject).text();
      assertThat(text).doesNotContain("\u001b", "\u202e", "p\r");
    }
  }

  @Test
  void refusesParametersThatMeanNothing() {
    for (String wrong :
        List.of(
            "?limit=0",
            "?limit=201",
            "?from=yesterday",
            "?actor=",
            "/export?format=xml",
            "/export?format=csv&limit=5001")) {
      TestAnswer answer = panel.get("/panel/audit" + wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.code()).as(wrong).isEqualTo("INVALID_PARAMETER");
    }
    assertThat(panel.get("/panel/audit/export").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("row 53: another tenant's entries are neither listed nor exported")
  void hidesTheTrailOfAnotherTenant() {
    String subject = append(2, "key.edit", "192.0.2.1");
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    assertThat(entries(stranger.get("/panel/audit?subject=" + subject))).isEmpty();
    assertThat(stranger.get("/panel/audit/export?format=json&subject=" + subject).text()).isEmpty();
    assertThat(stranger.get("/panel/audit/export?format=json").text()).doesNotContain(subject);
  }

  @Test
  @DisplayName("row 55: the cursor of another tenant answers 400")
  void refusesAForeignCursor() {
    String subject = append(2, "key.edit", "192.0.2.1");
    Object cursor = nextCursor(panel.get("/panel/audit?limit=1&subject=" + subject));
    PanelClient stranger = PanelClient.ofNewTenant(cloud);
    for (String target :
        List.of("/panel/audit?cursor=", "/panel/audit/export?format=csv&cursor=")) {
      TestAnswer answer = stranger.get(target + cursor);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.code()).isEqualTo("CURSOR_INVALID");
    }
  }

  @Test
  void isOutOfEveryKeysReach() {
    TestKey key = panel.createKey("{\"name\":\"shop\",\"scopes\":[\"*:*\"]}");
    assertThat(cloud.client(key).get("/panel/audit").status()).isBetween(401, 403);
    assertThat(cloud.client(key).get("/panel/audit/export?format=csv").status())
        .isBetween(401, 403);
  }

  @Test
  void isForThoseWhoRunTheTenant() {
    PanelClient admin = panel.colleague(Role.ADMIN);
    PanelClient user = panel.colleague(Role.USER);
    assertThat(admin.get("/panel/audit").status()).isEqualTo(200);
    assertThat(user.get("/panel/audit").code()).isEqualTo("FORBIDDEN");
    assertThat(user.get("/panel/audit/export?format=csv").code()).isEqualTo("FORBIDDEN");
  }

  private int count(String subject, String filters) {
    return entries(panel.get("/panel/audit?subject=" + subject + filters)).size();
  }

  private String append(int count, String action, String ip) {
    String subject = append("key:9", action, ip, Map.of());
    for (int i = 1; i < count; i++) {
      append(subject, action, ip, Map.of());
    }
    return subject;
  }

  /** One entry by {@code key:9} about {@code subject}, or by such an actor about a new one. */
  private String append(
      String subjectOrActor, String action, String ip, Map<String, Object> details) {
    boolean about = subjectOrActor.startsWith("thing:");
    String subject = about ? subjectOrActor : "thing:" + SUBJECTS.incrementAndGet();
    String actor = about ? "key:9" : subjectOrActor;
    transactions()
        .executeWrite(status -> {
          AuditTrail trail = cloud.bean(AuditTrail.class);
          trail.append(new AuditEvent(tenant, actor, action, subject, ip, details));
          return true;
        });
    return subject;
  }

  private TransactionOperations<Connection> transactions() {
    return cloud.context().getBean(new GenericArgument<TransactionOperations<Connection>>() {});
  }

  private long tenantOf(PanelClient client) {
    return client
        .createKey("{\"name\":\"probe\",\"scopes\":[\"server:read\"]}")
        .credential()
        .tenantId();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> entries(TestAnswer answer) {
    return (List<Map<String, Object>>)
        Objects.requireNonNull(answer.json().get("data"), answer.text());
  }

  private static @Nullable Object nextCursor(TestAnswer answer) {
    return answer.json().get("meta") instanceof Map<?, ?> meta ? meta.get("next_cursor") : null;
  }
}
