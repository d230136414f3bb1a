package dev.bowline.cloud.audit;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import io.micronaut.context.ApplicationContext;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trail of its own in a database of its own, and connections past the application. */
final class TestingTrail implements AutoCloseable {

  private static final String INSERT =
      "INSERT INTO audit_entry (tenant_id, occurred_at, actor, action, subject, ip, details)"
          + " VALUES (1, now(), ?, 'key.edit', 'key:7', '192.0.2.1', '{\"b\":1,\"a\":[1.50]}')"
          + " RETURNING id";

  private final ApplicationContext context;

  private TestingTrail() {
    Map<String, Object> properties = new HashMap<>(FreshInstallation.properties());
    properties.put("bowline.background", false);
    this.context = ApplicationContext.run(properties);
    context.getBean(Provisioning.class).run();
  }

  static TestingTrail create() {
    return new TestingTrail();
  }

  /** A sealer that remembers nothing, as on another instance. */
  Sealer sealer() {
    return new Sealer(context.getBean(SegmentRepository.class), Clock.systemUTC());
  }

  /** Seals all there is. */
  void seal() {
    sealer().round();
  }

  SegmentRepository segments() {
    return context.getBean(SegmentRepository.class);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user(), password());
  }

  String url() {
    return property("url");
  }

  String user() {
    return property("username");
  }

  String password() {
    return property("password");
  }

  private String property(String name) {
    return context.getRequiredProperty("datasources.default." + name, String.class);
  }

  /** Entries, each in a transaction of its own. */
  void append(int count) throws SQLException {
    try (Connection connection = connect()) {
      for (int i = 0; i < count; i++) {
        insert(connection, "entry " + i);
      }
    }
  }

  /** Inserts one entry and returns its id. */
  static long insert(Connection connection, String actor) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setString(1, actor);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The ids that stand in segments, in order. */
  List<Long> sealed() throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM audit_segment ORDER BY number")) {
      while (row.next()) {
        Segment.of(row).entries().forEach(entry -> ids.add(entry.id()));
      }
    }
    return ids;
  }

  /** The ids that stand in the table, in order. */
  List<Long> entries() throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT id FROM audit_entry ORDER BY id")) {
      while (row.next()) {
        ids.add(row.getLong(1));
      }
    }
    return ids;
  }

  /** What a verification of the tables in {@code schema} says. */
  Verdict verify(String schema, @Nullable Anchor anchor) throws SQLException {
    try (Connection connection = connect()) {
      connection.setSchema(schema);
      connection.setAutoCommit(false);
      return Verification.run(connection, anchor);
    }
  }

  /** Copies both tables into {@code schema}, without the triggers that protect them. */
  void copyTo(String schema) throws SQLException {
    execute(
        "CREATE SCHEMA " + schema,
        "CREATE TABLE " + schema + ".audit_entry AS TABLE public.audit_entry",
        "CREATE TABLE " + schema + ".audit_segment AS TABLE public.audit_segment");
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
