package dev.bowline.cloud.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SealerTest {

  private static final int WRITERS = 4;
  private static final int ENTRIES = 60;

  private final TestingTrail trail = TestingTrail.create();

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  void sealsWhatIsThereInRunsThatFollowEachOther() throws SQLException {
    trail.append(3);
    trail.seal();
    trail.append(2);
    trail.seal();
    trail.seal();
    assertThat(trail.sealed()).isEqualTo(trail.entries()).hasSize(5);
    assertThat(trail.verify("public", null))
        .isInstanceOfSatisfying(
            Verdict.Intact.class,
            intact -> {
              assertThat(intact.head().number()).isEqualTo(2);
              assertThat(intact.entries()).isEqualTo(5);
              assertThat(intact.unsealed()).isZero();
            });
  }

  @Test
  void sealsMoreThanOneSegmentHoldsInOneRound() throws SQLException {
    trail.execute(
        "INSERT INTO audit_entry (tenant_id, occurred_at, actor, action, subject, ip, details)"
            + " SELECT 1, now(), 'a' || n, 'key.edit', 's', '', '{}' FROM generate_series(1, "
            + (SegmentRepository.LARGEST + 1)
            + ") n");
    trail.seal();
    assertThat(trail.sealed()).isEqualTo(trail.entries());
  }

  @Test
  void doesNotPassAnEntryWhoseTransactionIsStillOpen() throws SQLException {
    Sealer sealer = trail.sealer();
    try (Connection late = transaction()) {
      TestingTrail.insert(late, "late");
      trail.append(1);
      sealer.round();
      assertThat(trail.sealed()).isEmpty();
      late.commit();
    }
    sealer.round();
    assertThat(trail.sealed()).isEqualTo(trail.entries()).hasSize(2);
  }

  @Test
  void doesNotPassItEvenIfItsTransactionBeganLastAndTookTheLowerId() throws SQLException {
    Sealer sealer = trail.sealer();
    try (Connection first = transaction();
        Connection last = transaction()) {
      number(first);
      long lower = TestingTrail.insert(last, "late");
      assertThat(TestingTrail.insert(first, "early")).isGreaterThan(lower);
      first.commit();
      sealer.round();
      assertThat(trail.sealed()).isEmpty();
      last.commit();
    }
    sealer.round();
    assertThat(trail.sealed()).isEqualTo(trail.entries()).hasSize(2);
  }

  @Test
  void doesNotWaitForWritersThatCameLater() throws SQLException {
    Sealer sealer = trail.sealer();
    try (Connection late = transaction();
        Connection later = transaction()) {
      long first = TestingTrail.insert(late, "late");
      trail.append(1);
      sealer.round();
      long newest = TestingTrail.insert(later, "later");
      late.commit();
      sealer.round();
      assertThat(trail.sealed()).contains(first).doesNotContain(newest).hasSize(2);
      later.commit();
    }
    sealer.round();
    assertThat(trail.sealed()).isEqualTo(trail.entries()).hasSize(3);
  }

  @Test
  void leavesOutWhatWasRolledBack() throws SQLException {
    try (Connection failed = transaction()) {
      TestingTrail.insert(failed, "failed");
      trail.append(1);
      failed.rollback();
    }
    trail.seal();
    assertThat(trail.sealed()).isEqualTo(trail.entries()).containsExactly(2L);
    assertThat(trail.verify("public", null)).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void aTransactionHasItsNumberBeforeItsEntryHasItsId() throws SQLException {
    try (Connection connection = transaction();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "INSERT INTO audit_entry"
                    + " (tenant_id, occurred_at, actor, action, subject, ip, details)"
                    + " SELECT 1, now(), pg_current_xact_id_if_assigned()::text, 'a', 's', '', '{}'"
                    + " RETURNING actor = pg_current_xact_id()::text")) {
      row.next();
      assertThat(row.getBoolean(1)).isTrue();
    }
  }

  @Test
  void ofSeveralInstancesOneSealsEachSegment() throws Exception {
    trail.append(5);
    Horizon horizon = trail.segments().horizon().orElseThrow();
    assertThat(trail.segments().isSettled(horizon)).isTrue();
    try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<Boolean>> sealers =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> threads.submit(() -> trail.segments().seal(horizon, Instant.EPOCH)))
              .toList();
      int winners = 0;
      for (Future<Boolean> sealer : sealers) {
        winners += sealer.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
    assertThat(trail.sealed()).isEqualTo(trail.entries());
  }

  @Test
  void skipsNothingWhileManyWriteAndSomeRollBackAndTwoInstancesSeal() throws Exception {
    AtomicBoolean writing = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newCachedThreadPool()) {
      List<Future<?>> sealers = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Sealer sealer = trail.sealer();
        sealers.add(
            threads.submit(() -> {
              while (writing.get()) {
                sealer.round();
              }
            }));
      }
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int seed = i;
        writers.add(
            threads.submit(() -> {
              write(new Random(seed));
              return true;
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (Future<?> sealer : sealers) {
        sealer.get();
      }
    }
    trail.seal();
    assertThat(trail.sealed()).isEqualTo(trail.entries()).hasSizeGreaterThan(ENTRIES);
    assertThat(trail.verify("public", null)).isInstanceOf(Verdict.Intact.class);
  }

  @Test
  void refusesToChangeOrRemoveASegment() throws SQLException {
    trail.append(1);
    trail.seal();
    for (String change :
        List.of(
            "UPDATE audit_segment SET number = 7",
            "DELETE FROM audit_segment",
            "TRUNCATE audit_segment")) {
      assertThatThrownBy(() -> trail.execute(change)).hasMessageContaining("append-only");
    }
  }

  /** Transactions of different lengths, so that they end in another order than they took ids. */
  private void write(Random random) throws SQLException {
    try (Connection connection = transaction();
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < ENTRIES; i++) {
        if (random.nextBoolean()) {
          number(connection);
        }
        TestingTrail.insert(connection, "writer");
        statement.execute("SELECT pg_sleep(" + random.nextInt(8) / 1000.0 + ")");
        if (random.nextInt(5) == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
      }
    }
  }

  private static void number(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_current_xact_id()");
    }
  }

  private Connection transaction() throws SQLException {
    Connection connection = trail.connect();
    connection.setAutoCommit(false);
    return connection;
  }
}
