package dev.bowline.host.rehearsal;

import dev.bowline.host.system.LocalProcesses;
import dev.bowline.host.system.Processes;
import java.time.Duration;
import java.util.List;

/** Answers as a systemd with one service would, and starts a program that does nothing. */
final class StageSystemd implements Processes {

  private static final String SERVICE =
      """
      Id=nginx.service
      LoadState=loaded
      Description=A web server
      ActiveState=active
      SubState=running
      UnitFileState=enabled
      MainPID=1
      ActiveEnterTimestamp=@1
      """;

  private final Processes real = new LocalProcesses();

  @Override
  public Ended run(List<String> arguments, Duration limit) {
    Ended ended = real.run(List.of("true"), limit);
    return arguments.contains("show") ? new Ended(0, SERVICE, "") : ended;
  }
}
