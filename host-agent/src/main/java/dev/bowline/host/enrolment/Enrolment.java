package dev.bowline.host.enrolment;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.cloud.Answers;
import dev.bowline.host.cloud.CloudAnswer;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.identity.HostKey;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.json.Json;
import dev.bowline.host.system.Places;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The exchange of a one-use token for a place among the cloud's servers. The host's key is on disk
 * before the token is sent, so that a lost answer is had again by repeating.
 */
public final class Enrolment {

  private static final String PATH = "/agent/v1/enrolments";

  private final Places places;
  private final Http http;

  /**
   * What the host says of itself when it enrols.
   *
   * @param os such as {@code Debian GNU/Linux 12 (bookworm)}
   */
  public record Applicant(String hostname, String agentVersion, String os) {}

  /** How an attempt to enrol ended. */
  public sealed interface Result {

    /** The host is enrolled, and its identity is on disk. */
    record Enrolled(Identity identity) implements Result {}

    /** The cloud does not accept the token. */
    record Refused(int status, String code) implements Result {}

    /** Try again, with the same token. */
    record Unavailable(String reason) implements Result {}
  }

  /** Enrolment of the host whose state is in {@code places}. */
  public Enrolment(Places places, Http http) {
    this.places = places;
    this.http = http;
  }

  /** Sends the token to {@code cloud}; the authority, when given, becomes the only one trusted. */
  public Result enrol(URI cloud, Optional<String> authority, Secret token, Applicant applicant) {
    HostKey key = HostKey.in(places.hostKey());
    CloudAnswer answer =
        Answers.ask(
            http,
            "POST",
            cloud.resolve(PATH),
            Map.of("Content-Type", "application/json"),
            body(token, key, applicant));
    return switch (answer) {
      case CloudAnswer.Accepted(Fields data) -> accept(cloud, authority, data);
      case CloudAnswer.Refused(int status, String code) -> new Result.Refused(status, code);
      case CloudAnswer.Unavailable(String reason) -> new Result.Unavailable(reason);
    };
  }

  private Result accept(URI cloud, Optional<String> authority, Fields data) {
    try {
      Identity identity =
          new Identity(
              cloud,
              authority,
              data.number("server_id"),
              data.text("key_id"),
              data.list("command_keys", Identity.CommandKey::of));
      identity.save(places.identity());
      return new Result.Enrolled(identity);
    } catch (WireException e) {
      return new Result.Unavailable("the cloud's answer is not understood: " + e.getMessage());
    }
  }

  private static byte[] body(Secret token, HostKey key, Applicant applicant) {
    return Json.bytes(
        Fields.object(
            "token", new String(token.reveal(), StandardCharsets.US_ASCII),
            "public_key", Base64.getEncoder().encodeToString(key.publicKey()),
            "hostname", applicant.hostname(),
            "agent_version", applicant.agentVersion(),
            "os", applicant.os()));
  }
}
