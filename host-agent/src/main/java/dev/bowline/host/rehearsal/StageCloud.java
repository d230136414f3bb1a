package dev.bowline.host.rehearsal;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Report;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.command.SignedCommand;
import dev.bowline.contract.signature.Ed25519;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A cloud and a queue in memory: one of each command, everything acknowledged. */
final class StageCloud implements Http {

  private static final long SERVER = 1;
  private static final String KEY = "command-1";
  private static final Duration POLL = Duration.ofMillis(200);

  private final InstantSource clock;
  private final Ed25519.Key key = Ed25519.generate();
  private final AtomicInteger polls = new AtomicInteger();

  StageCloud(InstantSource clock) {
    this.clock = clock;
  }

  Identity identity() {
    return new Identity(
        URI.create("https://cloud.invalid"),
        Optional.empty(),
        SERVER,
        "agent-1-00000000",
        List.of(new Identity.CommandKey(KEY, key.publicKey())));
  }

  @Override
  public Answer send(Request request) {
    Map<String, Object> answer =
        switch (request.uri().getPath()) {
          case "/agent/v1/queue-credentials" -> credentials();
          case "/agent/v1/reports" -> acknowledge(Json.read(request.body()));
          case "/agent/v1/metrics" -> Fields.object("interval_seconds", 1);
          case "/agent/v1/inventory", "/agent/v1/audit" -> Fields.object();
          default -> poll(request);
        };
    return new Answer(200, Json.bytes(answer));
  }

  private Map<String, Object> poll(Request request) {
    if (String.valueOf(request.headers().get("X-Amz-Target")).endsWith("DeleteMessage")) {
      return Fields.object();
    }
    List<Command> commands =
        List.of(
            new ServiceCommand.RestartService(new ServiceName("nginx")),
            new Command.RefreshInventory(),
            new Command.WatchMetrics(clock.instant().plusSeconds(30)));
    int poll = polls.getAndIncrement();
    if (poll >= commands.size()) {
      LockSupport.parkNanos(POLL.toNanos());
      return Fields.object();
    }
    return Fields.object(
        "Messages",
        List.of(Fields.object("Body", signed(commands.get(poll)), "ReceiptHandle", "receipt")));
  }

  private String signed(Command command) {
    Instant now = clock.instant();
    byte[] message =
        Json.bytes(
            new CommandMessage(new UUID(0, polls.get()), SERVER, now, now.plusSeconds(60), command)
                .toFields());
    byte[] signature = Ed25519.sign(key.privateKey(), message);
    return Json.text(
        new SignedCommand(message, List.of(new SignedCommand.Signature(KEY, signature)))
            .toFields());
  }

  private Map<String, Object> credentials() {
    return Fields.object(
        "queue_url", "https://queue.invalid/1/server-1",
        "region", "eu-central-1",
        "access_key_id", "rehearsal",
        "secret_access_key", "rehearsal",
        "session_token", "rehearsal",
        "expires_at", clock.instant().plusSeconds(3600).toString());
  }

  private static Map<String, Object> acknowledge(Fields body) {
    return Fields.object(
        "acknowledged",
        body.list("reports", Report::of).stream()
            .map(report ->
                Fields.object(
                    "command_id", report.commandId().toString(), "sequence", report.sequence()))
            .toList());
  }
}
