package dev.bowline.host.member;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bowline key create}: key and secret go to standard output, this once. */
@Command(name = "create", mixinStandardHelpOptions = true)
final class KeyCreate implements Callable<Integer> {

  private final Console console;

  @Parameters(paramLabel = "NAME", description = "What people call it.")
  private String name = "";

  @ArgGroup(multiplicity = "1")
  private Powers powers = new Powers();

  @Option(names = "--description", paramLabel = "TEXT", description = "What it is for.")
  private String description = "";

  @Option(
      names = "--tier",
      paramLabel = "TIER",
      description = "How much it may ask: starter, professional, business or enterprise.")
  private String tier = "";

  @Option(
      names = "--ip",
      paramLabel = "RANGE",
      split = ",",
      description = "From where it may be used, an address or a range; from anywhere if none.")
  private List<String> ranges = List.of();

  @Option(
      names = "--server",
      paramLabel = "ID",
      split = ",",
      description = "On which server it acts; on all of them if none is given.")
  private List<Long> servers = List.of();

  @Option(
      names = "--expires-in-days",
      paramLabel = "DAYS",
      description = "0, or not given, is never.")
  private int days;

  @Option(names = "--test", description = "A key for the simulated server.")
  private boolean test;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  KeyCreate(Console console) {
    this.console = console;
  }

  /** What the key may do: either of these. */
  private static final class Powers {

    @Option(
        names = "--scope",
        paramLabel = "SCOPE",
        split = ",",
        description = "Such as services:restart; repeat it or join several by commas.")
    private List<String> scopes = List.of();

    @Option(
        names = "--preset",
        paramLabel = "PRESET",
        description = "Such as read-only, in place of scopes.")
    private String preset = "";
  }

  @Override
  public Integer call() {
    return new Session(console)
        .post("/panel/keys", asked(), answer -> print(answer.object("data")));
  }

  private Map<String, Object> asked() {
    Map<String, Object> asked =
        Fields.object(
            "name", name,
            "description", description,
            "ip_whitelist", ranges,
            "expires_in_days", days,
            "environment", test ? "test" : "live");
    if (!test) {
      asked.put("server_ids", servers);
    }
    if (!tier.isEmpty()) {
      asked.put("tier", tier);
    }
    if (powers.preset.isEmpty()) {
      asked.put("scopes", powers.scopes);
    } else {
      asked.put("preset", powers.preset);
    }
    return asked;
  }

  private int print(Fields made) {
    long id = made.object("key").number("id");
    String key = made.text("api_key");
    String secret = made.text("api_secret");
    if (json) {
      console
          .out()
          .println(Json.text(Fields.object("id", id, "api_key", key, "api_secret", secret)));
    } else {
      console.out().println("BOWLINE_API_KEY=" + key);
      console.out().println("BOWLINE_API_SECRET=" + secret);
      console.err().println("This is key " + id + ". Nobody can show its secret again.");
    }
    return Exit.OK;
  }
}
