package dev.bowline.cloud.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.net.URI;

/**
 * This installation of the cloud, configured under {@code bowline}.
 *
 * @param local whether everything must stay on this machine and the test network
 * @param publicUrl where clients reach the API
 * @param agentUrl where agents reach it
 * @param tablePrefix what the names of tables, queues and buckets begin with
 */
@ConfigurationProperties("bowline")
public record Installation(
    @Bindable(defaultValue = "false") boolean local,
    @Bindable(defaultValue = "https://127.0.0.1:3002") URI publicUrl,
    @Bindable(defaultValue = "https://127.0.0.1:3002") URI agentUrl,
    @Bindable(defaultValue = "bowline-") String tablePrefix) {

  /** The name of {@code table} here. */
  public String name(Table table) {
    return table.name(tablePrefix);
  }

  /** The name of the queue of the server {@code serverId} here. */
  public String queue(long serverId) {
    return tablePrefix + "server-" + serverId;
  }

  /** The name of the bucket of all backups here. */
  public String backupBucket() {
    return tablePrefix + "backups";
  }
}
