package dev.bowline.localstack;

import dev.bowline.contract.Secret;
import dev.bowline.localstack.client.SigningKey;
import dev.bowline.localstack.engines.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Sets the cloud up over the surface that everybody uses, once: keys, a token and servers are
 * remembered in a private directory and made only when they are not there.
 */
record Provisioning(Panel panel, PrivateFiles memory) {

  private interface Making {
    String make() throws IOException;
  }

  /** The key of this environment, {@code live} or {@code test}. */
  SigningKey key(String environment) throws IOException {
    List<String> lines = once("key-" + environment, () -> newKey(environment)).lines().toList();
    return new SigningKey(lines.get(0), Secret.of(lines.get(1)));
  }

  private String newKey(String environment) throws IOException {
    var made = panel.createKey("Local cloud (" + environment + ")", environment);
    return made.id() + "\n" + Environment.textOf(made.secret()) + "\n";
  }

  /** A bearer token that may read everything. */
  Secret token() throws IOException {
    return Secret.of(once("token", () -> panel.createToken("Local cloud")));
  }

  /** The id of server {@code number} at the cloud. */
  long serverId(int number) throws IOException {
    String name = "server-" + number;
    return Long.parseLong(once(name, () -> Long.toString(panel.createServer(name))));
  }

  private String once(String name, Making making) throws IOException {
    try {
      return new String(memory.keep(name, () -> made(making)), StandardCharsets.UTF_8);
    } catch (UncheckedIOException failed) {
      throw new IOException("cannot make " + name, failed.getCause());
    }
  }

  private static byte[] made(Making making) {
    try {
      return making.make().getBytes(StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
