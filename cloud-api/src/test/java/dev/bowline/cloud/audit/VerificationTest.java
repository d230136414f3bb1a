package dev.bowline.cloud.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.audit.Verdict.Fault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Three segments of four entries each: 1 to 4, 5 to 8 and 9 to 12; and two entries unsealed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationTest {

  private final TestingTrail trail = TestingTrail.create();
  private int copies;

  VerificationTest() throws SQLException {
    for (int i = 0; i < 3; i++) {
      trail.append(4);
      trail.seal();
    }
    trail.append(2);
  }

  @AfterAll
  void close() {
    trail.close();
  }

  @Test
  void findsACopyIntactAndTellsHowFarItIsSealed() throws SQLException {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Intact.class,
            intact -> {
              assertThat(intact.head().number()).isEqualTo(3);
              assertThat(intact.entries()).isEqualTo(12);
              assertThat(intact.unsealed()).isEqualTo(2);
              assertThat(intact.unsealedSince()).isNotNull();
            });
  }

  @Test
  @DisplayName("audit: the verifier finds one changed row in a copy of the table")
  void findsOneChangedEntryWhicheverFieldWasChanged() throws SQLException {
    for (String change :
        List.of(
            "tenant_id = 2",
            "occurred_at = occurred_at + interval '1 microsecond'",
            "actor = 'nobody'",
            "action = 'key.create'",
            "subject = 'key:8'",
            "ip = ''",
            "details = '{\"b\":2,\"a\":[1.50]}'",
            "actor = actor || action, action = ''",
            "occurred_at = 'infinity'")) {
      assertBroken(
          Fault.ENTRY_CHANGED, 2, 6L, "UPDATE audit_entry SET " + change + " WHERE id = 6");
    }
  }

  @Test
  @DisplayName("audit: the verifier finds one removed row in a copy of the table")
  void findsOneRemovedEntry() throws SQLException {
    assertBroken(Fault.ENTRY_REMOVED, 2, 6L, "DELETE FROM audit_entry WHERE id = 6");
    assertBroken(Fault.ENTRY_REMOVED, 1, 1L, "DELETE FROM audit_entry WHERE id = 1");
    assertBroken(Fault.ENTRY_REMOVED, 3, 12L, "DELETE FROM audit_entry WHERE id >= 12");
  }

  @Test
  @DisplayName("audit: the verifier finds one re-ordered row in a copy of the table")
  void findsReorderedEntries() throws SQLException {
    assertBroken(
        Fault.ENTRY_REORDERED,
        2,
        6L,
        "UPDATE audit_entry SET id = CASE id WHEN 6 THEN 7 ELSE 6 END WHERE id IN (6, 7)");
    assertBroken(
        Fault.ENTRY_CHANGED,
        1,
        2L,
        "UPDATE audit_entry SET id = CASE id WHEN 2 THEN 9 ELSE 2 END WHERE id IN (2, 9)");
  }

  @Test
  void findsAnEntryThatWasPutInLater() throws SQLException {
    assertBroken(
        Fault.ENTRY_ADDED,
        1,
        0L,
        "INSERT INTO audit_entry SELECT 0, tenant_id, occurred_at, actor, action, subject, ip,"
            + " details FROM audit_entry WHERE id = 3");
    assertBroken(
        Fault.ENTRY_ADDED,
        3,
        12L,
        "INSERT INTO audit_entry SELECT * FROM audit_entry WHERE id = 12");
  }

  @Test
  void findsARemovedSegment() throws SQLException {
    assertBroken(Fault.SEGMENT_REMOVED, 1, null, "DELETE FROM audit_segment WHERE number = 1");
    assertBroken(Fault.SEGMENT_REMOVED, 2, null, "DELETE FROM audit_segment WHERE number = 2");
    assertBroken(
        Fault.SEGMENT_CHANGED,
        2,
        null,
        "DELETE FROM audit_segment WHERE number = 2",
        "UPDATE audit_segment SET number = 2 WHERE number = 3");
  }

  @Test
  void findsATamperedSegment() throws SQLException {
    for (String change :
        List.of(
            "hash = sha256('another')",
            "previous = sha256('another')",
            "first_id = first_id + 1",
            "last_id = last_id + 1",
            "digests = substring(digests for 40)",
            "digests = substring(digests for 41)",
            "sealed_at = sealed_at + interval '1 microsecond'")) {
      assertBroken(
          Fault.SEGMENT_CHANGED,
          2,
          null,
          "UPDATE audit_segment SET " + change + " WHERE number = 2");
    }
  }

  @Test
  void findsAChainThatWasCutAtItsEndOnlyWithAnAnchor() throws SQLException {
    String schema = copy("DELETE FROM audit_segment WHERE number = 3");
    assertThat(trail.verify(schema, null)).isInstanceOf(Verdict.Intact.class);
    assertThat(trail.verify(schema, anchor()))
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            broken -> {
              assertThat(broken.fault()).isEqualTo(Fault.SEGMENT_REMOVED);
              assertThat(broken.segment()).isEqualTo(3);
            });
  }

  @Test
  void findsAChainThatWasWrittenAnewOnlyWithAnAnchor() throws SQLException {
    try (TestingTrail other = TestingTrail.create()) {
      for (int i = 0; i < 3; i++) {
        other.append(4);
        other.seal();
      }
      assertThat(other.verify("public", null)).isInstanceOf(Verdict.Intact.class);
      assertThat(other.verify("public", anchor()))
          .isInstanceOfSatisfying(
              Verdict.Broken.class,
              broken -> assertThat(broken.fault()).isEqualTo(Fault.CHAIN_REPLACED));
    }
    assertThat(trail.verify("public", anchor())).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void isACommandThatEndsWithWhatItFound() throws SQLException {
    String broken = copy("DELETE FROM audit_entry WHERE id = 6");
    assertThat(command(VerifyTrail.INTACT, "--json"))
        .contains("\"intact\":true", "\"entries\":12", "\"anchor\":\"3:");
    assertThat(command(VerifyTrail.BROKEN, "--json", "--schema", broken))
        .contains("\"fault\":\"entry_removed\"", "\"segment\":2", "\"entry\":6");
    assertThat(command(VerifyTrail.BROKEN, "--schema", broken))
        .contains("entry 6 of segment 2 was removed");
    assertThat(command(VerifyTrail.UNREADABLE, "--schema", "absent")).contains("cannot be read");
    assertThat(command(VerifyTrail.WRONG_USAGE, "--anchor", "3")).contains("Usage");
    assertThat(command(VerifyTrail.WRONG_USAGE, "--unknown", "x")).contains("Usage");
    assertThat(command(VerifyTrail.WRONG_USAGE, "--schema")).contains("Usage");
    assertThat(command(VerifyTrail.INTACT, "--help")).contains("Usage");
  }

  private String command(int exitCode, String... arguments) {
    System.setProperty("datasources.default.username", trail.user());
    System.setProperty("datasources.default.password", trail.password());
    System.setProperty("datasources.default.url", trail.url());
    try {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
      assertThat(VerifyTrail.run(List.of(arguments), stream, stream)).isEqualTo(exitCode);
      return output.toString(StandardCharsets.UTF_8);
    } finally {
      System.clearProperty("datasources.default.username");
      System.clearProperty("datasources.default.password");
      System.clearProperty("datasources.default.url");
    }
  }

  private Anchor anchor() throws SQLException {
    Verdict.Intact intact = (Verdict.Intact) trail.verify("public", null);
    return new Anchor(3, intact.head().hashText());
  }

  private void assertBroken(Fault fault, long segment, @Nullable Long entry, String... changes)
      throws SQLException {
    assertThat(verify(changes))
        .as(changes[0])
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            broken -> {
              assertThat(broken.fault()).isEqualTo(fault);
              assertThat(broken.segment()).isEqualTo(segment);
              assertThat(broken.entry()).isEqualTo(entry);
              assertThat(broken.text()).contains("BROKEN");
            });
  }

  private Verdict verify(String... changes) throws SQLException {
    return trail.verify(copy(changes), null);
  }

  private String copy(String... changes) throws SQLException {
    String schema = "copy" + ++copies;
    trail.copyTo(schema);
    List<String> statements = new ArrayList<>(List.of("SET search_path TO " + schema));
    statements.addAll(List.of(changes));
    trail.execute(statements.toArray(String[]::new));
    return schema;
  }
}
