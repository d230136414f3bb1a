package dev.bowline.localstack.engines;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/**
 * ElasticMQ on 127.0.0.1. The queue addresses it hands out name the AWS front, where signatures and
 * policies are checked; ElasticMQ itself checks neither. Queues and their messages survive a
 * restart when a directory is kept.
 */
final class QueueEngine implements AutoCloseable {

  private final Function0<?> stop;
  private final int port;

  private QueueEngine(Function0<?> stop, int port) {
    this.stop = stop;
    this.port = port;
  }

  static QueueEngine start(Storage storage, int wantedPort, URI front) throws IOException {
    int port = FreePort.orElse(wantedPort);
    var settings = new HashMap<String, Object>(addresses(port, front));
    if (storage instanceof Storage.Kept(Path directory)) {
      Path database = Files.createDirectories(directory.resolve("sqs")).resolve("queues");
      settings.put("messages-storage.enabled", true);
      settings.put("messages-storage.uri", "jdbc:h2:" + database.toAbsolutePath());
    }
    Config config = ConfigFactory.parseMap(settings).withFallback(ConfigFactory.load()).resolve();
    return new QueueEngine(new ElasticMQServer(new ElasticMQServerConfig(config)).start(), port);
  }

  private static Map<String, Object> addresses(int port, URI front) {
    return Map.of(
        "rest-sqs.bind-hostname",
        "127.0.0.1",
        "rest-sqs.bind-port",
        port,
        "node-address.protocol",
        front.getScheme(),
        "node-address.host",
        front.getHost(),
        "node-address.port",
        front.getPort(),
        "aws.region",
        LocalEngines.REGION,
        "aws.accountId",
        LocalEngines.ACCOUNT);
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    stop.apply();
  }
}
