package dev.bowline.host.member;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.Log;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline whoami}. */
@Command(name = "whoami", mixinStandardHelpOptions = true)
final class WhoAmI implements Callable<Integer> {

  private final Console console;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  WhoAmI(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Session session = new Session(console);
    return session.get(
        "/panel/session",
        answer -> {
          Fields member = answer.object("data").object("member");
          String url = session.login().map(login -> login.cloud().toString()).orElse("");
          console.out().println(json ? json(member, url) : sentence(member, url));
          return Exit.OK;
        });
  }

  private static String json(Fields member, String url) {
    return Json.text(
        Fields.object(
            "id", member.number("id"),
            "email", member.text("email"),
            "role", member.text("role"),
            "url", url));
  }

  private static String sentence(Fields member, String url) {
    return Log.printable(member.text("email") + " (" + member.text("role") + ") at " + url);
  }
}
