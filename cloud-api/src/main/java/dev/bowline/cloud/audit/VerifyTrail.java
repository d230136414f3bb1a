package dev.bowline.cloud.audit;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.json.JsonMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The command that verifies an audit trail. It reads, and changes nothing. The database is that of
 * the API's own configuration (files and environment variables), unless the command line names
 * another; the password is never an argument.
 */
public final class VerifyTrail {

  /** Every sealed entry is as it was. */
  static final int INTACT = 0;

  /** A record is not what it was. */
  static final int BROKEN = 1;

  /** The command line means nothing. */
  static final int WRONG_USAGE = 2;

  /** The tables could not be read. */
  static final int UNREADABLE = 3;

  private static final String USAGE =
      """
      Usage: audit-verify [--json] [--anchor NUMBER:HASH] [--url JDBC-URL] [--schema NAME]

      Goes through the audit trail, or a copy of it, and names the first entry or segment that is not
      what it was when it was sealed.

        --json          one JSON object on standard output
        --anchor N:H    also hold segment N to the hash H, printed by an earlier verification
        --url URL       the database (default: datasources.default.url of the API's configuration)
        --schema NAME   where audit_entry and audit_segment are (default: public)

      User and password are datasources.default.username and .password of the same configuration, or
      the environment's DATASOURCES_DEFAULT_USERNAME and DATASOURCES_DEFAULT_PASSWORD.
      Exit codes: 0 intact, 1 broken, 2 wrong usage, 3 the tables cannot be read.
      """;

  private boolean json;
  private @Nullable Anchor anchor;
  private @Nullable String url;
  private String schema = "public";

  private VerifyTrail() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream output = stream(FileDescriptor.out);
    System.exit(run(List.of(arguments), output, stream(FileDescriptor.err)));
  }

  /** Runs the command and returns its exit code. */
  static int run(List<String> arguments, PrintStream output, PrintStream errors) {
    VerifyTrail command = new VerifyTrail();
    if (arguments.contains("--help")) {
      output.print(USAGE);
      return INTACT;
    }
    if (!command.parse(new ArrayDeque<>(arguments))) {
      errors.print(USAGE);
      return WRONG_USAGE;
    }
    return command.verify(output, errors);
  }

  private boolean parse(Deque<String> rest) {
    while (!rest.isEmpty()) {
      String option = rest.remove();
      if (option.equals("--json")) {
        json = true;
      } else if (rest.isEmpty() || !take(option, rest.remove())) {
        return false;
      }
    }
    return true;
  }

  private boolean take(String option, String value) {
    switch (option) {
      case "--anchor" -> anchor = Anchor.parse(value).orElse(null);
      case "--url" -> url = value;
      case "--schema" -> schema = value;
      default -> {
        return false;
      }
    }
    return !option.equals("--anchor") || anchor != null;
  }

  private int verify(PrintStream output, PrintStream errors) {
    try (Connection connection = connect()) {
      connection.setSchema(schema);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Verdict verdict = Verification.run(connection, anchor);
      output.println(json ? text(verdict) : verdict.text());
      return verdict instanceof Verdict.Intact ? INTACT : BROKEN;
    } catch (SQLException | IOException e) {
      errors.println("The audit trail cannot be read: " + e.getMessage());
      return UNREADABLE;
    }
  }

  private static String text(Verdict verdict) throws IOException {
    return new String(
        JsonMapper.createDefault().writeValueAsBytes(verdict.fields()), StandardCharsets.UTF_8);
  }

  private Connection connect() throws SQLException {
    try (ApplicationContext context = ApplicationContext.builder().build();
        Environment configuration = context.getEnvironment().start()) {
      Properties login = new Properties();
      property(configuration, "username").ifPresent(user -> login.setProperty("user", user));
      property(configuration, "password").ifPresent(word -> login.setProperty("password", word));
      String database = url == null ? property(configuration, "url").orElse("") : url;
      if (!database.startsWith("jdbc:postgresql:")) {
        throw new SQLException("name a database with --url or datasources.default.url");
      }
      return DriverManager.getConnection(database, login);
    }
  }

  private static Optional<String> property(Environment configuration, String name) {
    return configuration.getProperty("datasources.default." + name, String.class);
  }

  private static PrintStream stream(FileDescriptor file) {
    return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
  }
}
