package dev.bowline.host.member;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline token create}: the token alone goes to standard output, this once. */
@Command(name = "create", mixinStandardHelpOptions = true)
final class TokenCreate implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "NAME", description = "What people call it.")
  private String name = "";

  @Option(
      names = "--scope",
      paramLabel = "SCOPE",
      split = ",",
      required = true,
      description = "Such as jobs.read, or * for all; repeat it or join several by commas.")
  private List<String> scopes = List.of();

  @Option(
      names = "--expires-in-days",
      paramLabel = "DAYS",
      description = "0, or not given, is never.")
  private int days;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  TokenCreate(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Map<String, Object> body =
        Fields.object("name", name, "scopes", scopes, "expires_in_days", days);
    return new Session(console).post("/panel/tokens", body, answer -> print(answer.object("data")));
  }

  private int print(Fields made) {
    long id = made.object("token").number("id");
    String token = made.text("bearer_token");
    if (json) {
      console.out().println(Json.text(Fields.object("id", id, "bearer_token", token)));
    } else {
      console.out().println(token);
      console.err().println("This is token " + id + ". Nobody can show it again.");
    }
    return Exit.OK;
  }
}
