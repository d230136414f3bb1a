package dev.bowline.host.testing;

import dev.bowline.host.system.Processes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Starts nothing, remembers what was asked, and answers as it was told. */
public final class FakeProcesses implements Processes {

  /** What {@code systemctl show} says of a running nginx. */
  public static final String NGINX =
      """
      Id=nginx.service
      LoadState=loaded
      Description=A high performance web server
      ActiveState=active
      SubState=running
      UnitFileState=enabled
      MainPID=4242
      ActiveEnterTimestamp=@1772366400
      """;

  /** Every argument vector, in order. */
  public final List<List<String>> asked = new CopyOnWriteArrayList<>();

  private final Function<List<String>, Ended> answers;

  /** Processes that answer by {@code answers}. */
  public FakeProcesses(Function<List<String>, Ended> answers) {
    this.answers = answers;
  }

  /** A systemd on which everything succeeds and nginx is the only service. */
  public static FakeProcesses withNginx() {
    return new FakeProcesses(
        arguments -> new Ended(0, arguments.contains("show") ? NGINX : "", ""));
  }

  @Override
  public Ended run(List<String> arguments, Duration limit) {
    asked.add(arguments);
    return answers.apply(arguments);
  }

  /** How often a service was started, stopped or restarted. */
  public long moves() {
    return asked.stream().filter(arguments -> arguments.contains("--no-ask-password")).count();
  }
}
