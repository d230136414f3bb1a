package dev.bowline.cloud.server;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.command.CommandSigner;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.Secret;
import dev.bowline.contract.inventory.HostName;
import dev.bowline.contract.key.EnrolmentToken;
import dev.bowline.contract.signature.Ed25519;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The door through which agents come in. The token in the body is the credential. */
@Controller("/agent/v1/enrolments")
@ExecuteOn(TaskExecutors.BLOCKING)
@Public
final class EnrolmentController {

  private static final int LONGEST_WORD = 256;

  private final Enrolment enrolment;
  private final CommandSigner signer;

  EnrolmentController(Enrolment enrolment, CommandSigner signer) {
    this.enrolment = enrolment;
    this.signer = signer;
  }

  /** Enrols, or answers again what a lost answer said. */
  @Post
  @Status(HttpStatus.CREATED)
  Map<String, Object> enrol(@Body Map<String, Object> body, HttpRequest<?> request) {
    return Optional.of(Fields.of(body))
        .filter(fields -> EnrolmentToken.isWellFormed(fields.text("token")))
        .flatMap(fields -> enrolment.enrol(applicant(fields, request)))
        .map(this::answer)
        .orElseThrow(EnrolmentController::refused);
  }

  private static Enrolment.Applicant applicant(Fields fields, HttpRequest<?> request) {
    byte[] publicKey = fields.bytes("public_key");
    if (publicKey.length != Ed25519.PUBLIC_KEY_LENGTH) {
      throw new WireException("Field public_key must be 32 bytes in Base64");
    }
    return new Enrolment.Applicant(
        Secret.of(fields.text("token")),
        publicKey,
        hostName(fields).text(),
        word(fields, "os"),
        word(fields, "agent_version"),
        Exchange.clientIp(request));
  }

  private static HostName hostName(Fields fields) {
    return HostName.parse(fields.text("hostname"))
        .orElseThrow(() -> new WireException("Field hostname must be the name of a host"));
  }

  private static String word(Fields fields, String name) {
    return PrintableText.of(fields.text(name), LONGEST_WORD);
  }

  private Map<String, Object> answer(Enrolment.Enrolled enrolled) {
    return Fields.object(
        "server_id", enrolled.serverId(),
        "key_id", enrolled.keyId(),
        "command_keys", signer.publicHalves().stream().map(EnrolmentController::key).toList());
  }

  private static Map<String, Object> key(CommandSigner.PublicHalf half) {
    return Fields.object(
        "key_id", half.keyId(),
        "public_key", Base64.getEncoder().encodeToString(half.publicKey()));
  }

  private static RuntimeException refused() {
    return Problem.of(
            Code.ENROLMENT_INVALID,
            "Unknown, expired or already used. Make a new one in the panel.")
        .exception();
  }
}
