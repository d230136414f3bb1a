package dev.bowline.localstack.bench;

import dev.bowline.localstack.client.ApiClient;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import dev.bowline.localstack.client.Shell;
import dev.bowline.localstack.client.SigningKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;

/** Prints the performance table of the README, as Markdown. */
public final class Bench {

  private Bench() {}

  /**
   * Measures the local cloud of this checkout, which must run. Without {@code --quick} it also
   * waits to see what an idle server sends.
   *
   * @throws GeneralSecurityException if this JDK lacks SHA-256
   * @throws IOException if it stops answering
   * @throws InterruptedException if the bench is stopped
   */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, GeneralSecurityException {
    Installation installation = Installation.running();
    Shell shell = Shell.of(installation);
    SigningKey key = unlimitedKey(installation);
    ApiClient api = new ApiClient(installation.url(), installation.authority(), key);

    System.out.println("| what | measured | beside |");
    System.out.println("|---|---|---|");
    List<Row> rows =
        List.of(
            new RestartLatency(api, shell, new QueueLatency(installation)).row(),
            new SignedRequests(api).row(),
            new Verification().row(),
            new ColdStart(installation, key).row(),
            new RestoredFunction(installation, key).row(),
            new AgentFootprint(shell).row());
    rows.forEach(row -> System.out.println(row.markdown()));
    if (!List.of(arguments).contains("--quick")) {
      System.out.println(new IdleTraffic(installation, shell).row().markdown());
    }
  }

  /** A key that no tier slows down. */
  private static SigningKey unlimitedKey(Installation installation) throws IOException {
    return PanelClient.login(installation)
        .createKey(Map.of("name", "Bench", "preset", "full_access", "tier", "enterprise"));
  }
}
