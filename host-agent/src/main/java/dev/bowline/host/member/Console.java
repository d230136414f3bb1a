package dev.bowline.host.member;

import dev.bowline.host.cloud.Http;
import dev.bowline.host.cloud.Trust;
import dev.bowline.host.cloud.UrlConnections;
import dev.bowline.host.system.Pause;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a member's command works with.
 *
 * @param logins the folder that keeps the login
 * @param hostName what this machine calls itself; asking may take a moment
 * @param https connections that trust an authority (PEM), or the platform's when there is none
 * @param in from where a person types
 * @param out where results go, secrets among them
 * @param err where everything else goes that a person should read
 */
public record Console(
    Path logins,
    Supplier<String> hostName,
    Function<Optional<String>, Http> https,
    Pause pause,
    InputStream in,
    PrintStream out,
    PrintStream err) {

  /** The console of whoever runs this process in this environment. */
  public static Console of(
      Map<String, String> environment, InputStream in, PrintStream out, PrintStream err) {
    return new Console(
        folder(environment),
        Console::machine,
        authority -> new UrlConnections(Trust.sockets(authority)),
        Thread::sleep,
        in,
        out,
        err);
  }

  /** Where programs keep what belongs to a person (XDG Base Directory Specification). */
  static Path folder(Map<String, String> environment) {
    String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path base =
        Path.of(configured).isAbsolute()
            ? Path.of(configured)
            : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".config");
    return base.resolve("bowline");
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed machine";
    }
  }
}
