package dev.bowline.host.cli;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import dev.bowline.host.member.Exit;
import dev.bowline.host.system.Log;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bowline backup list}. */
@Command(name = "list", mixinStandardHelpOptions = true)
final class BackupList implements Callable<Integer> {

  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  BackupList(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new CloudJob(terminal, json)
        .ask("/agent/v1/backups/list", Fields.object(), (cloud, data) -> print(data));
  }

  private int print(Fields data) {
    List<Line> lines = data.list("backups", Line::of);
    if (json) {
      terminal
          .out()
          .println(
              Json.text(Fields.object("backups", lines.stream().map(Line::toFields).toList())));
      return Exit.OK;
    }
    if (lines.isEmpty()) {
      terminal.out().println("No backups yet; bowline backup run makes one.");
    }
    for (Line line : lines) {
      terminal
          .out()
          .printf(
              "%8d  %-20s  %-12s  %15s  %s%n",
              line.id(), line.at(), line.state(), line.bytes(), Log.printable(line.name()));
    }
    return Exit.OK;
  }

  private record Line(long id, String name, String state, String at, String bytes) {

    static Line of(Fields fields) {
      return new Line(
          fields.number("id"),
          fields.text("name"),
          fields.text("state"),
          fields.optionalText("created_at").orElse(""),
          fields.has("bytes") ? Long.toString(fields.number("bytes")) : "");
    }

    Map<String, Object> toFields() {
      return Fields.object(
          "id", id, "name", name, "state", state, "created_at", at, "bytes", bytes);
    }
  }
}
