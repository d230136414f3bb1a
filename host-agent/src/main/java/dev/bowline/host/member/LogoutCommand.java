package dev.bowline.host.member;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline logout}. What is kept here goes only once the session has really ended. */
@Command(name = "logout", mixinStandardHelpOptions = true)
final class LogoutCommand implements Callable<Integer> {

  private final Console console;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  LogoutCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Session session = new Session(console);
    Optional<Login> login = session.login();
    if (login.isEmpty()) {
      return done(false);
    }
    PanelAnswer answer =
        session
            .panel(login.get())
            .ask(login.get().token(), "DELETE", "/panel/session", Optional.empty());
    return switch (answer) {
      case PanelAnswer.Done ignored -> done(true);
      case PanelAnswer.Ended ignored -> done(false);
      case PanelAnswer.Refused ignored -> session.exit(answer, fields -> Exit.OK);
      case PanelAnswer.Unavailable ignored -> session.exit(answer, fields -> Exit.OK);
    };
  }

  private int done(boolean ended) {
    new LoginFile(console.logins()).delete();
    console
        .out()
        .println(
            json
                ? Json.text(Fields.object("ended", ended))
                : ended ? "Logged out." : "Nobody was logged in.");
    return Exit.OK;
  }
}
