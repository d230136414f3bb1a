package dev.bowline.cloud.platform;

import dev.bowline.localstack.engines.LocalEngines;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Configuration of an installation of its own on the shared engines: a database, a prefix. */
public final class FreshInstallation {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private FreshInstallation() {}

  /** Properties for a context; nothing has been provisioned. */
  public static Map<String, Object> properties() {
    LocalEngines engines = LocalEngines.shared();
    String name = "fresh" + COUNT.incrementAndGet();
    createDatabase(engines, name);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("bowline.local", true);
    properties.put("testing.provisioned", true);
    properties.put("bowline.table-prefix", name + "-");
    properties.put("bowline.vault.kms-key-id", engines.kmsKeyId());
    properties.put("bowline.aws.region", engines.region());
    properties.put("bowline.aws.access-key-id", engines.accessKeyId());
    properties.put("bowline.aws.secret-access-key", engines.secretAccessKey());
    properties.put("bowline.aws.dynamodb-endpoint", engines.dynamoDbEndpoint().toString());
    properties.put("bowline.aws.sqs-endpoint", engines.sqsEndpoint().toString());
    properties.put("bowline.aws.s3-endpoint", engines.s3Endpoint().toString());
    properties.put("bowline.aws.sts-endpoint", engines.stsEndpoint().toString());
    properties.put("bowline.aws.kms-endpoint", engines.kmsEndpoint().toString());
    properties.put("datasources.default.url", jdbcUrl(engines, name));
    properties.put("datasources.default.username", engines.databaseUser());
    properties.put("datasources.default.password", engines.databasePassword());
    return properties;
  }

  private static String jdbcUrl(LocalEngines engines, String database) {
    return engines.jdbcUrl().replaceFirst("/postgres$", "/" + database);
  }

  private static void createDatabase(LocalEngines engines, String name) {
    try (Connection connection =
            DriverManager.getConnection(
                engines.jdbcUrl(), engines.databaseUser(), engines.databasePassword());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
