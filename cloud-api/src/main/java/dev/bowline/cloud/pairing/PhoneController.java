package dev.bowline.cloud.pairing;

import dev.bowline.cloud.authorization.Public;
import dev.bowline.cloud.device.Platform;
import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.exchange.ShownOnce;
import dev.bowline.cloud.exchange.Success;
import dev.bowline.cloud.pairing.Claims.Claimant;
import dev.bowline.cloud.pairing.Claims.Collection;
import dev.bowline.cloud.pairing.Pairing.Claim;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.contract.Secret;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The door through which phones come in. What stands in the body is the credential. */
@Controller("/pairing")
@ExecuteOn(TaskExecutors.BLOCKING)
@Public
final class PhoneController {

  private static final int LONGEST_MODEL = 80;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final Claims claims;

  PhoneController(Claims claims) {
    this.claims = claims;
  }

  /**
   * A claim.
   *
   * @param claimHash SHA-256 over the 32 bytes that the phone keeps, in lower-case hex
   * @param platform ios, android or other
   * @param model as the phone calls itself
   */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record ClaimRequest(
      @Nullable Secret token,
      @Nullable Secret nonce,
      @Nullable String claimHash,
      @Nullable String platform,
      @Nullable String model) {}

  /** The claim won; the digits are to be compared with the panel's. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Claimed(String matchCode, Instant confirmBy, boolean confirmationRequired) {}

  /** Who asks for a credential. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record CredentialRequest(@Nullable Secret claimSecret) {}

  /** What a phone is answered that asks for its credential. */
  sealed interface Answer permits Pending, Issued {}

  /** Nobody confirmed yet. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Pending(String state, Instant confirmBy) implements Answer {}

  /** The credential. */
  @Serdeable(naming = SnakeCaseStrategy.class)
  record Issued(
      long deviceId,
      String apiKey,
      ShownOnce apiSecret,
      List<String> scopes,
      List<ServerName> servers)
      implements Answer {}

  /** A server the device may act on. */
  @Serdeable
  record ServerName(long id, String name) {}

  /** Claims, or answers again what a lost answer said. */
  @Post("/claims")
  HttpResponse<Success<Claimed>> claim(@Body ClaimRequest asked, HttpRequest<?> request) {
    Secret token = required(asked.token(), "token");
    Secret nonce = required(asked.nonce(), "nonce");
    Pairing won = claims.claim(new PairingCode(token, nonce), claimant(asked, request));
    Claim claim = won.claim();
    if (claim == null) {
      throw Claims.invalid();
    }
    boolean confirmed = won.deviceId() != null;
    return unstored(
        HttpResponse.ok(Success.of(new Claimed(claim.matchCode(), claim.confirmBy(), !confirmed))));
  }

  /** The credential, once; 202 while nobody confirmed. */
  @Post("/credential")
  HttpResponse<Success<Answer>> collect(@Body CredentialRequest asked) {
    String hash =
        ClaimSecret.hashOf(required(asked.claimSecret(), "claim_secret"))
            .orElseThrow(Claims::invalid);
    return unstored(
        switch (claims.collect(hash)) {
          case Collection.Waiting(Claim claim) ->
              HttpResponse.accepted().body(Success.of(new Pending("claimed", claim.confirmBy())));
          case Collection.Collected collected -> HttpResponse.ok(Success.of(issued(collected)));
        });
  }

  private static Issued issued(Collection.Collected collected) {
    return new Issued(
        collected.credential().number(),
        collected.credential().id(),
        new ShownOnce(collected.secret()),
        collected.credential().scopes().texts(),
        collected.servers().stream()
            .map(server -> new ServerName(server.id(), server.name()))
            .toList());
  }

  private static Claimant claimant(ClaimRequest asked, HttpRequest<?> request) {
    String hash =
        Optional.ofNullable(asked.claimHash())
            .filter(text -> HASH.matcher(text).matches())
            .orElseThrow(() -> refused("claim_hash is SHA-256 in lower-case hex"));
    Platform platform =
        Optional.ofNullable(asked.platform())
            .flatMap(Platform::parse)
            .orElseThrow(() -> refused("platform is ios, android or other"));
    String model = Optional.ofNullable(asked.model()).orElse("").strip();
    return new Claimant(
        hash, platform, PrintableText.of(model, LONGEST_MODEL), Exchange.clientIp(request));
  }

  private static Secret required(@Nullable Secret secret, String name) {
    if (secret == null) {
      throw refused(name + " is required");
    }
    return secret;
  }

  private static <T> HttpResponse<T> unstored(MutableHttpResponse<T> answer) {
    return answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static ProblemException refused(String details) {
    return Problem.of(Code.INVALID_BODY, details).exception();
  }
}
