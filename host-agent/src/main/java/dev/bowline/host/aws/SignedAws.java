package dev.bowline.host.aws;

import dev.bowline.contract.Secret;
import dev.bowline.host.cloud.Http;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Sends requests signed with SigV4. */
public final class SignedAws {

  private final Http http;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  /**
   * One request.
   *
   * @param service as signatures name it, such as {@code sqs}
   * @param headers beside those of the signature
   */
  public record Request(
      String service,
      String region,
      String method,
      URI uri,
      Map<String, String> headers,
      byte[] body,
      Duration patience) {}

  /** Requests over {@code http}, dated by {@code clock}. */
  public SignedAws(Http http, InstantSource clock) {
    this.http = http;
    this.clock = clock.withZone(ZoneOffset.UTC);
  }

  /**
   * Signs and sends.
   *
   * @throws IOException if there is no answer
   */
  public Http.Answer send(SessionKeys keys, Request request) throws IOException {
    return http.send(
        new Http.Request(
            request.method(),
            request.uri(),
            headers(keys, request),
            request.body(),
            request.patience()));
  }

  private Map<String, String> headers(SessionKeys keys, Request request) {
    SdkHttpRequest.Builder unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.fromValue(request.method()))
            .uri(request.uri());
    request.headers().forEach(unsigned::putHeader);
    // S3 alone signs the path as it is sent.
    boolean isObject = request.service().equals("s3");
    SignedRequest signed =
        signer.sign(sign ->
            sign.identity(identity(keys))
                .request(unsigned.build())
                .payload(ContentStreamProvider.fromByteArray(request.body()))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, request.service())
                .putProperty(AwsV4HttpSigner.REGION_NAME, request.region())
                .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, !isObject)
                .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, !isObject)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    Map<String, String> headers = new LinkedHashMap<>();
    signed.request().headers().forEach((name, values) -> put(headers, name, values));
    return headers;
  }

  private static AwsSessionCredentialsIdentity identity(SessionKeys keys) {
    return AwsSessionCredentialsIdentity.create(
        keys.accessKeyId(), text(keys.secretAccessKey()), text(keys.sessionToken()));
  }

  /** The platform's connection writes Host itself, with the same value. */
  private static void put(Map<String, String> headers, String name, List<String> values) {
    if (!name.equalsIgnoreCase("Host")) {
      headers.put(name, String.join(",", values));
    }
  }

  private static String text(Secret secret) {
    return new String(secret.reveal(), StandardCharsets.UTF_8);
  }
}
