package dev.bowline.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real Debian servers; {@code localstack/server} knows how they are made. */
record TestServers(Settings settings) {

  /** Boots server {@code number}, or finds it running; returns when its systemd is up. */
  void boot(int number) throws IOException {
    run("", "start", Integer.toString(number));
  }

  /** Installs the agent as a customer would, from the cloud; does nothing if it is current. */
  void install(int number) throws IOException {
    run(
        "",
        "install",
        Integer.toString(number),
        settings.agentUrl() + "/download/bowline-agent.deb");
  }

  /** Makes the server known to the cloud; the token travels on standard input. */
  void enrol(int number, String token) throws IOException {
    run(token + "\n", "enrol", Integer.toString(number), settings.agentUrl().toString());
  }

  /** Shuts all servers down and removes their network; their files stay. */
  void stopAll() throws IOException {
    run("", "stop-all");
  }

  private void run(String input, String... arguments) throws IOException {
    Path script = settings.repository().resolve("localstack/server");
    var command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Program.run(command, input, settings.run().resolve("logs/servers.log"));
  }
}
