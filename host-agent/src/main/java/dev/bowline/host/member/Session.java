package dev.bowline.host.member;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.system.Log;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Asks the cloud as the member who logged in here, and turns what it answers into exit codes. */
final class Session {

  private final Console console;

  Session(Console console) {
    this.console = console;
  }

  /** The login that this machine keeps. */
  Optional<Login> login() {
    return new LoginFile(console.logins()).read();
  }

  /** Gets {@code path} and gives the answer to {@code reader}, which returns the exit code. */
  int get(String path, ToIntFunction<Fields> reader) {
    return ask("GET", path, Optional.empty(), reader);
  }

  /** Posts {@code body}; as above. */
  int post(String path, Map<String, Object> body, ToIntFunction<Fields> reader) {
    return ask("POST", path, Optional.of(body), reader);
  }

  private int ask(
      String method,
      String path,
      Optional<Map<String, Object>> body,
      ToIntFunction<Fields> reader) {
    Optional<Login> login = login();
    return login.isEmpty()
        ? notLoggedIn("Nobody is logged in")
        : exit(panel(login.get()).ask(login.get().token(), method, path, body), reader);
  }

  /** The exit code for {@code answer}, with a sentence unless it is done. */
  int exit(PanelAnswer answer, ToIntFunction<Fields> reader) {
    return switch (answer) {
      case PanelAnswer.Done(Fields fields) -> reader.applyAsInt(fields);
      case PanelAnswer.Ended() -> notLoggedIn("The session has ended");
      case PanelAnswer.Refused(int status, String code, String text) -> {
        console.err().println("The cloud refused: " + Log.printable(text.strip()));
        if (code.equals("STEP_UP_REQUIRED")) {
          console.err().println("High Security Mode asks for a code first: bowline step-up");
        }
        yield status == 404 ? Exit.NOT_FOUND : Exit.REFUSED;
      }
      case PanelAnswer.Unavailable(String reason) -> {
        console.err().println("Try again: " + Log.printable(reason));
        yield Exit.UNREACHABLE;
      }
    };
  }

  Panel panel(Login login) {
    return new Panel(login.cloud(), console.https().apply(login.authority()));
  }

  private int notLoggedIn(String why) {
    console.err().println(why + "; log in with bowline login");
    return Exit.NOT_LOGGED_IN;
  }
}
