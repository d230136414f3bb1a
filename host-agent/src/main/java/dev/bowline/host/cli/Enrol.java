package dev.bowline.host.cli;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.enrolment.Enrolment;
import dev.bowline.host.enrolment.Enrolment.Applicant;
import dev.bowline.host.enrolment.Enrolment.Result;
import dev.bowline.host.inventory.Host;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline enrol}: the token comes from a file or standard input, never from an argument. */
@Command(name = "enrol", mixinStandardHelpOptions = true)
final class Enrol implements Callable<Integer> {

  private static final int LONGEST_TOKEN = 1024;

  private final Terminal terminal;

  @Parameters(paramLabel = "URL", description = "Such as https://api.example.org.")
  private URI url = URI.create("");

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificates (PEM) to trust instead of the platform's.")
  private @Nullable Path authority;

  @Option(names = "--token-file", paramLabel = "FILE", description = "Holds the one-use token.")
  private @Nullable Path tokenFile;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  Enrol(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!"https".equals(url.getScheme()) || url.getHost() == null) {
      terminal.err().println("URL must begin with https://");
      return Exit.USAGE;
    }
    Optional<String> pem =
        authority == null ? Optional.empty() : Optional.of(Files.readString(authority));
    Enrolment enrolment =
        new Enrolment(terminal.around().places(), terminal.around().https().apply(pem));
    Host host = terminal.composition().host();
    return report(
        enrolment.enrol(
            url, pem, token(), new Applicant(host.hostname(), host.agentVersion(), host.os())));
  }

  private Secret token() throws IOException {
    byte[] bytes =
        tokenFile == null ? terminal.in().readNBytes(LONGEST_TOKEN) : Files.readAllBytes(tokenFile);
    return Secret.of(new String(bytes, StandardCharsets.US_ASCII).strip());
  }

  private int report(Result result) {
    return switch (result) {
      case Result.Enrolled enrolled -> {
        long id = enrolled.identity().serverId();
        startAgent();
        terminal
            .out()
            .println(
                json
                    ? Json.text(Fields.object("server_id", id))
                    : "This server is enrolled as number " + id + ".");
        yield Exit.OK;
      }
      case Result.Refused(int status, String code) -> {
        terminal.err().println("The cloud refused the token: " + status + " " + code);
        yield Exit.REFUSED;
      }
      case Result.Unavailable(String reason) -> {
        terminal.err().println("Try again: " + reason);
        yield Exit.UNREACHABLE;
      }
    };
  }

  /** Where there is no systemd, or the package is not installed, whoever enrols starts it. */
  private void startAgent() {
    if (Files.isDirectory(Path.of("/run/systemd/system"))) {
      var ended =
          terminal
              .around()
              .processes()
              .run(List.of("systemctl", "restart", "bowline-agent"), Duration.ofSeconds(30));
      if (!ended.succeeded()) {
        terminal.err().println("The agent could not be started: " + ended.errors().strip());
      }
    }
  }
}
