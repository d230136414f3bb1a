package dev.bowline.host.member;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs commands against a {@link FakePanel} and keeps what they print and how long they wait. */
final class TestingConsole {

  final FakePanel panel = new FakePanel();
  final List<Duration> pauses = new ArrayList<>();
  final Path logins;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  TestingConsole(Path directory) {
    this.logins = directory.resolve("bowline");
  }

  /** Runs one command, forgets what earlier ones printed, and returns its exit code. */
  int run(String... arguments) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            logins,
            () -> "desk",
            authority -> panel,
            pauses::add,
            new ByteArrayInputStream("123456\nrest".getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return MemberBowline.run(console, arguments);
  }

  /** Logs in with everything that this takes, and forgets the requests. */
  void logIn() {
    panel
        .on("POST /oauth/device_authorization", 200, codes())
        .on("POST /oauth/token", 200, "{\"access_token\":\"bs_secret\",\"token_type\":\"Bearer\"}")
        .on("GET /panel/session", 200, member());
    int exit = run("login", "--url", "https://cloud.example");
    if (exit != Exit.OK) {
      throw new IllegalStateException(err());
    }
    panel.asked.clear();
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  static String codes() {
    return """
    {"device_code":"device-secret","user_code":"BCDF-GHJK",
     "verification_uri":"https://cloud.example/login/device",
     "verification_uri_complete":"https://cloud.example/login/device?code=BCDF-GHJK",
     "expires_in":600,"interval":5}
    """;
  }

  static String member() {
    return """
    {"status":"success",
     "data":{"member":{"id":7,"email":"ann@example.com","role":"ADMIN"}}}
    """;
  }
}
