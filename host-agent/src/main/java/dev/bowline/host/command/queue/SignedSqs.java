package dev.bowline.host.command.queue;

import dev.bowline.host.aws.SignedAws;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.json.Json;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON protocol of SQS, signed with SigV4. */
final class SignedSqs {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";

  private final SignedAws aws;

  SignedSqs(Http http, InstantSource clock) {
    this.aws = new SignedAws(http, clock);
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
    URI origin = credentials.queueUrl().resolve("/");
    Map<String, String> headers =
        Map.of("Content-Type", CONTENT_TYPE, "X-Amz-Target", "AmazonSQS." + operation);
    return aws.send(
        credentials.keys(),
        new SignedAws.Request(
            "sqs", credentials.region(), "POST", origin, headers, Json.bytes(body), patience));
  }
}
