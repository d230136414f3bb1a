package dev.bowline.host.member;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What listing and revoking keys and tokens have in common.
 *
 * @param path where the cloud has them
 * @param plural what JSON calls them
 * @param one what sentences call one
 */
record Credentials(Console console, String path, String plural, String one, boolean json) {

  private record Line(
      long id, String name, String prefix, String status, List<String> scopes, String lastUsed) {

    static Line of(Fields fields) {
      return new Line(
          fields.number("id"),
          fields.text("name"),
          fields.text("prefix"),
          fields.text("status"),
          fields.texts("scopes"),
          fields.optionalText("last_used_at").orElse(""));
    }

    Map<String, Object> toFields() {
      return Fields.object(
          "id", id,
          "name", name,
          "prefix", prefix,
          "status", status,
          "scopes", scopes,
          "last_used_at", lastUsed);
    }
  }

  /** All of them, page by page, the youngest first. */
  int list() {
    List<Line> lines = new ArrayList<>();
    int exit = page("", lines);
    if (exit == Exit.OK) {
      print(lines);
    }
    return exit;
  }

  private int page(String query, List<Line> lines) {
    return new Session(console)
        .get(
            path + "?limit=200" + query,
            answer -> {
              lines.addAll(answer.list("data", Line::of));
              return answer.has("meta") && answer.object("meta").has("next_cursor")
                  ? page("&cursor=" + answer.object("meta").text("next_cursor"), lines)
                  : Exit.OK;
            });
  }

  private void print(List<Line> lines) {
    if (json) {
      List<Map<String, Object>> objects = lines.stream().map(Line::toFields).toList();
      console.out().println(Json.text(Fields.object(plural, objects)));
      return;
    }
    if (lines.isEmpty()) {
      console.err().println("There are none yet.");
    }
    for (Line line : lines) {
      console
          .out()
          .printf(
              "%8d  %-8s  %-26s  %-20s  %-24s  %s%n",
              line.id(),
              line.status(),
              line.prefix(),
              line.lastUsed().isEmpty() ? "never used" : Log.printable(line.lastUsed()),
              Log.printable(String.join(" ", line.scopes())),
              Log.printable(line.name()));
    }
  }

  /** Ends one for good. */
  int revoke(long id, String reason) {
    return new Session(console)
        .post(
            path + "/" + id + "/revoke",
            reason.isEmpty() ? Fields.object() : Fields.object("reason", reason),
            answer -> {
              String name = answer.object("data").text("name");
              console
                  .out()
                  .println(
                      json
                          ? Json.text(Fields.object("id", id, "status", "revoked"))
                          : "The " + one + " " + id + " (" + Log.printable(name) + ") is revoked.");
              return Exit.OK;
            });
  }
}
