package dev.bowline.host.command.queue;

import dev.bowline.contract.Secret;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.json.Json;
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
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The JSON protocol of SQS, signed with SigV4. */
final class SignedSqs {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  private final Http http;
  private final Clock clock;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

  SignedSqs(Http http, InstantSource clock) {
    this.http = http;
    this.clock = clock.withZone(ZoneOffset.UTC);
  }

  /** Sends {@code operation}, such as {@code ReceiveMessage}, for the credentials' queue. */
  Http.Answer send(
      QueueCredentials credentials,
      String operation,
      Map<String, Object> arguments,
      Duration patience)
      throws IOException {
    Map<String, Object> body = new LinkedHashMap<>(arguments);
    body.put("QueueUrl", credentials.queueUrl().toString());
    byte[] bytes = Json.bytes(body);
    URI origin = credentials.queueUrl().resolve("/");
    return http.send(
        new Http.Request(
            "POST", origin, headers(credentials, origin, operation, bytes), bytes, patience));
  }

  private Map<String, String> headers(
      QueueCredentials credentials, URI origin, String operation, byte[] body) {
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(origin)
            .putHeader("Content-Type", CONTENT_TYPE)
            .putHeader("X-Amz-Target", "AmazonSQS." + operation)
            .build();
    SignedRequest signed =
        signer.sign(sign ->
            sign.identity(identity(credentials))
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sqs")
                .putProperty(AwsV4HttpSigner.REGION_NAME, credentials.region())
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
    Map<String, String> headers = new LinkedHashMap<>();
    signed.request().headers().forEach((name, values) -> put(headers, name, values));
    return headers;
  }

  private static AwsSessionCredentialsIdentity identity(QueueCredentials credentials) {
    return AwsSessionCredentialsIdentity.create(
        credentials.accessKeyId(),
        text(credentials.secretAccessKey()),
        text(credentials.sessionToken()));
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
