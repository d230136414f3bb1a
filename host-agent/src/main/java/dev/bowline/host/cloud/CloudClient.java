package dev.bowline.host.cloud;

import dev.bowline.contract.Secret;
import dev.bowline.contract.signature.AgentRequest;
import dev.bowline.contract.signature.MessageSignature;
import dev.bowline.contract.signature.SignatureParameters;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.json.Json;
import java.net.URI;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The cloud over HTTPS, every request signed with the host's key (RFC 9421) and a fresh nonce. */
public final class CloudClient implements Cloud {

  private static final int NONCE_BYTES = 18;
  private static final String CONTENT_TYPE = "application/json";

  private final Identity identity;
  private final Secret privateKey;
  private final Http http;
  private final InstantSource clock;
  private final RandomGenerator random;

  /** A client that speaks for {@code identity}. */
  public CloudClient(
      Identity identity,
      Secret privateKey,
      Http http,
      InstantSource clock,
      RandomGenerator random) {
    this.identity = identity;
    this.privateKey = privateKey;
    this.http = http;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public CloudAnswer post(String path, Map<String, Object> body) {
    return send("POST", path, Json.bytes(body));
  }

  @Override
  public CloudAnswer put(String path, Map<String, Object> body) {
    return send("PUT", path, Json.bytes(body));
  }

  private CloudAnswer send(String method, String path, byte[] body) {
    URI uri = identity.cloud().resolve(path);
    return Answers.ask(http, method, uri, headers(method, uri, body), body);
  }

  private Map<String, String> headers(String method, URI uri, byte[] body) {
    AgentRequest request =
        new AgentRequest(
            method, uri.getRawPath(), "", authority(uri), CONTENT_TYPE, AgentRequest.digest(body));
    SignatureParameters parameters =
        new SignatureParameters(
            clock.instant().getEpochSecond(),
            Base64.getUrlEncoder().encodeToString(nonce()),
            identity.keyId());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", CONTENT_TYPE);
    headers.put("Content-Digest", request.contentDigest());
    headers.put("Signature-Input", parameters.header());
    headers.put("Signature", MessageSignature.sign(privateKey, request, parameters));
    return headers;
  }

  /** As the platform writes the Host header: without the port of https. */
  private static String authority(URI uri) {
    return uri.getPort() == -1 || uri.getPort() == 443
        ? uri.getHost()
        : uri.getHost() + ":" + uri.getPort();
  }

  private byte[] nonce() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return nonce;
  }
}
