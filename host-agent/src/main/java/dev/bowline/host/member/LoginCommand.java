package dev.bowline.host.member;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.DeviceAuthorization.Codes;
import dev.bowline.host.system.Log;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bowline login}: no password is typed here, a member approves this machine in the panel.
 */
@Command(name = "login", mixinStandardHelpOptions = true)
final class LoginCommand implements Callable<Integer> {

  private final Console console;
  private final Session session;
  private final LoginFile file;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The cloud, such as https://api.example.org; if not given, that of before.")
  private @Nullable URI url;

  @Option(
      names = "--ca",
      paramLabel = "FILE",
      description = "Certificates (PEM) to trust instead of the platform's.")
  private @Nullable Path authority;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  LoginCommand(Console console) {
    this.console = console;
    this.session = new Session(console);
    this.file = new LoginFile(console.logins());
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Optional<Login> before = file.read();
    URI cloud = Optional.ofNullable(url).or(() -> before.map(Login::cloud)).orElse(URI.create(""));
    if (!"https".equals(cloud.getScheme()) || cloud.getHost() == null) {
      console.err().println("Give --url; it must begin with https://");
      return Exit.USAGE;
    }
    file.prepare();
    Optional<String> pem = pem(before);
    Panel panel = new Panel(cloud, console.https().apply(pem));
    DeviceAuthorization device = new DeviceAuthorization(panel, console.pause());
    PanelAnswer begun = device.begin(console.hostName().get());
    if (!(begun instanceof PanelAnswer.Done(Fields fields))) {
      return session.exit(begun, ignored -> Exit.OK);
    }
    Codes codes = Codes.of(fields);
    invite(codes);
    PanelAnswer decided = device.await(codes);
    return session.exit(
        decided, issued -> keep(panel, cloud, pem, Secret.of(issued.text("access_token")), before));
  }

  /** Without --url nor --ca the authority of before is trusted again. */
  private Optional<String> pem(Optional<Login> before) throws IOException {
    if (authority != null) {
      return Optional.of(Files.readString(authority));
    }
    return url == null ? before.flatMap(Login::authority) : Optional.empty();
  }

  private void invite(Codes codes) {
    console
        .err()
        .printf(
            "Open %s%nand type the code %s%nor open %s%nand compare the code. Waiting...%n",
            Log.printable(codes.page()),
            Log.printable(codes.userCode()),
            Log.printable(codes.pageWithCode()));
  }

  /** A session that cannot be kept is ended; so is the one of before, which nobody needs now. */
  private int keep(
      Panel panel, URI cloud, Optional<String> pem, Secret token, Optional<Login> before) {
    return session.exit(
        panel.ask(token, "GET", "/panel/session", Optional.empty()),
        answer -> {
          String email = answer.object("data").object("member").text("email");
          try {
            file.replace(new Login(cloud, pem, token, email));
          } catch (RuntimeException e) {
            panel.ask(token, "DELETE", "/panel/session", Optional.empty());
            throw e;
          }
          before.ifPresent(old ->
              session.panel(old).ask(old.token(), "DELETE", "/panel/session", Optional.empty()));
          console
              .out()
              .println(
                  json
                      ? Json.text(Fields.object("email", email, "url", cloud.toString()))
                      : "Logged in to " + cloud + " as " + Log.printable(email) + ".");
          return Exit.OK;
        });
  }
}
