package dev.bowline.cloud.resource.backup;

import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.engines.LocalEngines;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A server of a tenant of its own, with a key that may do everything, and its backups. */
record TestingBackups(TestingCloud cloud, long tenant, SimulatedAgent agent, TestKey key) {

  static TestingBackups on(TestingCloud cloud) {
    long tenant = TestingServers.newTenant();
    return new TestingBackups(
        cloud,
        tenant,
        TestingServers.enrolled(cloud, tenant),
        cloud.keys().tenant(tenant).create());
  }

  /** Asks for a backup and does not wait for it. */
  TestAnswer ask(String json) {
    return post("/v1/backups", json);
  }

  /** A POST that does not wait for the job. */
  TestAnswer post(String target, String json) {
    return cloud
        .client(key)
        .send(TestRequest.of("POST", target).json(json).with("Prefer", "respond-async"));
  }

  /** The id of a backup that is asked for and not made. */
  long asked(String name) {
    return number(ask("{\"backup_name\":\"" + name + "\"}"), "id");
  }

  /** The id of a backup that the host has made. */
  long made(String name) {
    long id = asked(name);
    agent.obey();
    return id;
  }

  /** The backup {@code id} as the key sees it. */
  Map<String, Object> shown(long id) {
    return cloud.client(key).get("/v1/backups/" + id).data();
  }

  /** What the host is answered when it asks for access for its command. */
  TestAnswer access(CommandMessage command) {
    return access(agent, command.id().toString());
  }

  static TestAnswer access(SimulatedAgent agent, String commandId) {
    return agent.send("POST", "/agent/v1/backup-access", Fields.object("command_id", commandId));
  }

  /** A client of S3 with the credentials that the cloud vended. */
  static S3Client s3(TestAnswer access) {
    Fields vended = Fields.of(access.json());
    return S3Client.builder()
        .region(Region.of(vended.text("region")))
        .endpointOverride(LocalEngines.shared().s3Endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    vended.text("access_key_id"),
                    vended.text("secret_access_key"),
                    vended.text("session_token"))))
        .httpClient(UrlConnectionHttpClient.create())
        .forcePathStyle(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
        .serviceConfiguration(one -> one.chunkedEncodingEnabled(false))
        .build();
  }

  static long number(TestAnswer answer, String name) {
    return Fields.of(answer.data()).number(name);
  }
}
