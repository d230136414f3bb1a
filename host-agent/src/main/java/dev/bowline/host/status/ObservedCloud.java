package dev.bowline.host.status;

import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.status.StatusFile.Connection;
import dev.bowline.host.status.StatusFile.Standing;
import dev.bowline.host.system.Log;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cloud, with a line in the log and in the status file whenever the standing changes. */
public final class ObservedCloud implements Cloud {

  private final Cloud cloud;
  private final StatusFile file;
  private final InstantSource clock;
  private final Log log;
  private @Nullable Connection last;

  /** Observes {@code cloud}. */
  public ObservedCloud(Cloud cloud, StatusFile file, InstantSource clock, Log log) {
    this.cloud = cloud;
    this.file = file;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public CloudAnswer post(String path, Map<String, Object> body) {
    return observe(cloud.post(path, body));
  }

  @Override
  public CloudAnswer put(String path, Map<String, Object> body) {
    return observe(cloud.put(path, body));
  }

  private CloudAnswer observe(CloudAnswer answer) {
    switch (answer) {
      case CloudAnswer.Unavailable(String reason) -> stand(Connection.UNREACHABLE, reason);
      case CloudAnswer.Refused refused when refused.isUnknownHost() ->
          stand(
              Connection.REFUSED,
              "The cloud does not accept this host's key ("
                  + refused.status()
                  + " "
                  + refused.code()
                  + "). If the server was removed there, enrol again or purge the package.");
      case CloudAnswer.Refused ignored -> stand(Connection.CONNECTED, "");
      case CloudAnswer.Accepted ignored -> stand(Connection.CONNECTED, "");
    }
    return answer;
  }

  /** A full disk must not keep the agent from saying that the disk is full. */
  private void write(Standing standing) {
    try {
      file.write(standing);
    } catch (UncheckedIOException e) {
      log.warning("The standing cannot be written: " + e.getMessage());
    }
  }

  private synchronized void stand(Connection connection, String detail) {
    if (connection == last) {
      return;
    }
    last = connection;
    write(new Standing(connection, clock.instant(), detail));
    if (connection == Connection.CONNECTED) {
      log.info("Connected to the cloud");
    } else {
      log.warning("Not connected to the cloud: " + detail);
    }
  }
}
