package dev.bowline.cloud.authentication;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.contract.signature.AgentRequest;
import dev.bowline.contract.signature.MessageSignature;
import dev.bowline.contract.signature.SignatureParameters;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * HTTP Message Signatures of agents (RFC 9421), in the one profile of the contract: all six
 * components covered, {@code created} within 300 s behind and 60 s ahead, each nonce once.
 */
@Singleton
@Order(3)
final class AgentScheme implements AuthenticationScheme {

  private static final String INPUT = "Signature-Input";
  private static final String SIGNATURE = "Signature";
  private static final List<String> MARKS = List.of(INPUT, SIGNATURE);

  private final AgentKeys keys;
  private final Replays replays;

  AgentScheme(AgentKeys keys, Replays replays) {
    this.keys = keys;
    this.replays = replays;
  }

  /** All that a well-formed agent's request says of its signature. */
  private record Signed(AgentRequest request, SignatureParameters parameters, String signature) {}

  @Override
  public Authentication authenticate(IncomingRequest request) {
    return request.carriesAny(MARKS)
        ? signed(request)
            .map(signed -> judge(signed, request))
            .orElseGet(() ->
                Authentication.refused(
                    Code.AUTH_INVALID, "Sign all six components as RFC 9421 has it"))
        : new Authentication.NotAttempted();
  }

  private Authentication judge(Signed signed, IncomingRequest request) {
    Optional<Problem> stale =
        Freshness.refusal(Long.toString(signed.parameters().created()), request.received());
    if (stale.isPresent()) {
      return new Authentication.Refused(stale.get());
    }
    return keys.find(signed.parameters().keyId())
        .filter(key -> holds(signed, key, request.body()))
        .map(key -> unlessReplayed(signed.parameters(), key))
        .orElseGet(() -> Authentication.refused(Code.INVALID_SIGNATURE, "Is this agent enrolled?"));
  }

  private static boolean holds(Signed signed, AgentKeys.AgentKey key, byte[] body) {
    return MessageSignature.verify(
            key.publicKey(), signed.request(), signed.parameters(), signed.signature())
        && signed.request().digests(body);
  }

  private Authentication unlessReplayed(SignatureParameters parameters, AgentKeys.AgentKey key) {
    String mark = parameters.keyId() + " " + parameters.nonce();
    Instant until = Freshness.remembered(Long.toString(parameters.created()));
    return replays
        .refusal(mark, until)
        .<Authentication>map(Authentication.Refused::new)
        .orElseGet(() ->
            new Authentication.Proven(
                new Principal.Host(key.tenantId(), key.serverId(), parameters.keyId())));
  }

  private static Optional<Signed> signed(IncomingRequest request) {
    Optional<String> type = request.only("Content-Type");
    Optional<String> digest = request.only("Content-Digest");
    Optional<String> authority = request.only("Host");
    Optional<String> signature = request.only(SIGNATURE);
    Optional<SignatureParameters> parameters =
        request.only(INPUT).flatMap(SignatureParameters::parse);
    if (type.isEmpty() || digest.isEmpty() || authority.isEmpty() || signature.isEmpty()) {
      return Optional.empty();
    }
    AgentRequest covered =
        new AgentRequest(
            request.method(),
            request.path(),
            request.query(),
            authority.get(),
            type.get(),
            digest.get());
    return parameters.map(known -> new Signed(covered, known, signature.get()));
  }
}
