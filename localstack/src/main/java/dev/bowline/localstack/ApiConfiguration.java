package dev.bowline.localstack;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.localstack.engines.Engines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Words the API's configuration for this machine; JSON, which every YAML reader understands. */
record ApiConfiguration(Settings settings, Engines engines, LocalAuthority authority) {

  /** Whoever signs in to the panel first. */
  static final String ROOT_EMAIL = "root@bowline.test";

  String text(Path passwordFile) throws IOException {
    return JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(content(passwordFile)) + "\n";
  }

  private Map<String, Object> content(Path passwordFile) {
    return Map.of(
        "micronaut", Map.of("server", server()),
        "datasources", Map.of("default", datasource()),
        "bowline", bowline(passwordFile));
  }

  private Map<String, Object> server() {
    var listeners = new LinkedHashMap<String, Object>();
    for (String address : settings.addresses()) {
      listeners.put(
          "on-" + address.replace('.', '-'),
          Map.of("host", address, "port", settings.port(), "ssl", true));
    }
    return Map.of("netty", Map.of("listeners", listeners), "ssl", tls());
  }

  private Map<String, Object> tls() {
    return Map.of(
        "enabled",
        true,
        "key-store",
        Map.of(
            "path",
            "file:" + authority.keyStore(),
            "password",
            authority.keyStorePassword(),
            "type",
            "PKCS12"));
  }

  private Map<String, Object> datasource() {
    return Map.of(
        "url", engines.jdbcUrl(),
        "username", engines.databaseUser(),
        "password", engines.databasePassword());
  }

  private Map<String, Object> bowline(Path passwordFile) {
    var content = new LinkedHashMap<String, Object>();
    content.put("local", true);
    content.put("public-url", settings.publicUrl().toString());
    content.put("agent-url", settings.agentUrl().toString());
    content.put("aws", aws());
    content.put("vault", Map.of("kms-key-id", engines.kmsKeyId()));
    content.put("table-prefix", "bowline-");
    content.put("provision", provision(passwordFile));
    if (settings.lambda()) {
      // The log goes to standard output, and what is too large for a function lies elsewhere.
      content.put("download", Map.of("url", settings.packageUrl().toString()));
    } else {
      content.put(
          "request-log", Map.of("directory", settings.state().resolve("requests").toString()));
      content.put(
          "download",
          Map.of("directory", settings.repository().resolve("host-agent/target").toString()));
    }
    return content;
  }

  private Map<String, Object> aws() {
    return Map.ofEntries(
        Map.entry("region", engines.region()),
        Map.entry("access-key-id", engines.accessKeyId()),
        Map.entry("secret-access-key", engines.secretAccessKey()),
        Map.entry("dynamodb-endpoint", engines.dynamoDbEndpoint().toString()),
        Map.entry("sqs-endpoint", engines.sqsEndpoint().toString()),
        Map.entry("s3-endpoint", engines.s3Endpoint().toString()),
        Map.entry("sts-endpoint", engines.stsEndpoint().toString()),
        Map.entry("kms-endpoint", engines.kmsEndpoint().toString()),
        Map.entry("agent-sqs-endpoint", settings.agentFrontUrl().toString()),
        Map.entry("agent-s3-endpoint", settings.agentFrontUrl().toString()),
        Map.entry("account-id", engines.accountId()),
        Map.entry("agent-role-arn", engines.agentRoleArn()));
  }

  private Map<String, Object> provision(Path passwordFile) {
    return Map.of(
        "on-start",
        !settings.lambda(),
        "root-email",
        ROOT_EMAIL,
        "root-password-file",
        passwordFile.toString());
  }
}
