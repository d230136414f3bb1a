package dev.bowline.cloud.testing;

import dev.bowline.contract.Secret;
import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.BackupOutcome;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceOutcome;
import dev.bowline.contract.command.SignedCommand;
import dev.bowline.contract.command.SnapshotId;
import dev.bowline.contract.inventory.HostFacts;
import dev.bowline.contract.inventory.Inventory;
import dev.bowline.contract.inventory.ServiceState;
import dev.bowline.contract.signature.AgentRequest;
import dev.bowline.contract.signature.Ed25519;
import dev.bowline.contract.signature.MessageSignature;
import dev.bowline.contract.signature.SignatureParameters;
import dev.bowline.contract.wire.Fields;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * A host without a host: it enrols, signs, reads its queue and reports as the real agent does, over
 * the same HTTP and the same SQS, and does nothing.
 */
public final class SimulatedAgent {

  private static final JsonMapper JSON = JsonMapper.createDefault();
  private static final String JSON_TYPE = "application/json";

  private final TestingCloud cloud;
  private final Ed25519.Key key;
  private final Fields enrolled;

  private SimulatedAgent(TestingCloud cloud, Ed25519.Key key, Fields enrolled) {
    this.cloud = cloud;
    this.key = key;
    this.enrolled = enrolled;
  }

  /** An agent that enrolled with {@code token}. */
  public static SimulatedAgent enrol(TestingCloud cloud, Secret token) {
    Ed25519.Key key = Ed25519.generate();
    TestAnswer answer = enrol(cloud, token, key.publicKey());
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    return new SimulatedAgent(cloud, key, Fields.of(answer.json()));
  }

  /** The same agent, which speaks to another instance of its cloud. */
  public SimulatedAgent to(TestingCloud instance) {
    return new SimulatedAgent(instance, key, enrolled);
  }

  /** Asks to enrol, whatever the answer. */
  public static TestAnswer enrol(TestingCloud cloud, Secret token, byte[] publicKey) {
    return enrol(cloud, token, publicKey, "simulated");
  }

  /** Asks to enrol as the host {@code hostname}, whatever the answer. */
  public static TestAnswer enrol(
      TestingCloud cloud, Secret token, byte[] publicKey, String hostname) {
    return cloud.send(
        TestRequest.of("POST", "/agent/v1/enrolments")
            .json(
                text(
                    Fields.object(
                        "token",
                        new String(token.reveal(), StandardCharsets.UTF_8),
                        "public_key",
                        Base64.getEncoder().encodeToString(publicKey),
                        "hostname",
                        hostname,
                        "agent_version",
                        "0.1.0",
                        "os",
                        "Debian GNU/Linux 12"))));
  }

  /** The server it is. */
  public long serverId() {
    return enrolled.number("server_id");
  }

  /** The id of its key. */
  public String keyId() {
    return enrolled.text("key_id");
  }

  /** Signs and sends. */
  public TestAnswer send(String method, String path, Map<String, Object> body) {
    return cloud.send(sign(method, path, text(body)));
  }

  /** A signed request, not sent; each has a nonce of its own. */
  public TestRequest sign(String method, String path, String body) {
    SignatureParameters parameters =
        new SignatureParameters(
            cloud.clock().instant().getEpochSecond(),
            UUID.randomUUID().toString().replace("-", ""),
            keyId());
    return sign(method, path, body, parameters);
  }

  /** A request signed with these parameters, whatever they say. */
  public TestRequest sign(String method, String path, String body, SignatureParameters parameters) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String digest = AgentRequest.digest(bytes);
    AgentRequest covered = new AgentRequest(method, path, "", cloud.authority(), JSON_TYPE, digest);
    return TestRequest.of(method, path)
        .json(body)
        .with("Content-Digest", digest)
        .with("Signature-Input", parameters.header())
        .with("Signature", MessageSignature.sign(key.privateKey(), covered, parameters));
  }

  /** Reports an inventory that lists these services. */
  public TestAnswer list(String... services) {
    Inventory inventory =
        new Inventory(
            cloud.clock().instant(),
            new HostFacts(
                "simulated", "Debian", "6.1", "amd64", 2, 1L << 30, "0.1.0", Instant.EPOCH),
            Arrays.stream(services).map(name -> state(name, 100)).toList());
    return send("PUT", "/agent/v1/inventory", inventory.toFields());
  }

  /** Sends reports. */
  public TestAnswer report(Report... reports) {
    return send(
        "POST",
        "/agent/v1/reports",
        Fields.object("reports", Arrays.stream(reports).map(Report::toFields).toList()));
  }

  /** Credentials for its queue. */
  public Fields credentials() {
    return Fields.of(send("POST", "/agent/v1/queue-credentials", Map.of()).json());
  }

  /** A client of SQS with {@code credentials}. */
  public static SqsClient sqs(Fields credentials) {
    URI queue = URI.create(credentials.text("queue_url"));
    return SqsClient.builder()
        .region(Region.of(credentials.text("region")))
        .endpointOverride(queue.resolve("/"))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    credentials.text("access_key_id"),
                    credentials.text("secret_access_key"),
                    credentials.text("session_token"))))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** Takes the next message off the queue and checks its signature; waits {@code seconds}. */
  public Optional<CommandMessage> receive(int seconds) {
    Fields credentials = credentials();
    String queue = credentials.text("queue_url");
    try (SqsClient sqs = sqs(credentials)) {
      List<Message> messages =
          sqs.receiveMessage(request ->
                  request.queueUrl(queue).maxNumberOfMessages(1).waitTimeSeconds(seconds))
              .messages();
      messages.forEach(message ->
          sqs.deleteMessage(
              request -> request.queueUrl(queue).receiptHandle(message.receiptHandle())));
      return messages.stream().findFirst().map(message -> verified(message.body()));
    }
  }

  /** Takes one command and reports it received, begun and ended well. */
  public CommandMessage obey() {
    CommandMessage message = receive(20).orElseThrow();
    Instant now = cloud.clock().instant();
    report(
        new Report.Receipt(message.id(), 0, now),
        new Report.Progress(message.id(), 1, now, "begun"),
        new Report.Result(message.id(), 2, now, outcome(message.command())));
    return message;
  }

  /** How a command ends well. */
  public static Outcome outcome(Command command) {
    return switch (command) {
      case ServiceCommand.StartService(var service) ->
          new ServiceOutcome.Started(state(service.text(), 7));
      case ServiceCommand.StopService(var service) ->
          new ServiceOutcome.Stopped(state(service.text(), 0));
      case ServiceCommand.RestartService(var service) ->
          new ServiceOutcome.Restarted(state(service.text(), 8));
      case BackupCommand.RunBackup(var backup, var paths) ->
          new BackupOutcome.BackedUp(snapshot(backup), paths, 10, 1_000, 500, 0);
      case BackupCommand.VerifyBackup(var snapshot) -> new BackupOutcome.Verified(snapshot, 5, 500);
      case BackupCommand.RestoreBackup(var snapshot, var paths, var folder) ->
          new BackupOutcome.Restored(snapshot, 10, 1_000, List.of());
      case BackupCommand.DeleteBackups(var snapshots) -> new BackupOutcome.Deleted(snapshots);
      case Command.RefreshInventory() -> new Outcome.Refreshed();
      case Command.WatchMetrics ignored -> new Outcome.Refreshed();
      case Command.Unrecognised(var operation) -> new Outcome.Unsupported(operation);
    };
  }

  private CommandMessage verified(String body) {
    SignedCommand signed = SignedCommand.of(Fields.of(map(body)));
    boolean holds =
        enrolled
            .list(
                "command_keys",
                pinned -> signed.isSignedBy(pinned.text("key_id"), pinned.bytes("public_key")))
            .contains(true);
    if (!holds) {
      throw new IllegalStateException("Forged command");
    }
    return CommandMessage.of(Fields.of(map(new String(signed.message(), StandardCharsets.UTF_8))));
  }

  private static SnapshotId snapshot(long backup) {
    return new SnapshotId("%064x".formatted(backup));
  }

  private static ServiceState state(String name, long pid) {
    return new ServiceState(name, name, "active", "running", "enabled", pid, 1_700_000_000_000L);
  }

  private static String text(Map<String, Object> body) {
    try {
      return new String(JSON.writeValueAsBytes(body), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<?, ?> map(String text) {
    try {
      return Objects.requireNonNull(JSON.readValue(text, Map.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
