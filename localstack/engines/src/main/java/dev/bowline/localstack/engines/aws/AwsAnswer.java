package dev.bowline.localstack.engines.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to the caller: a status, headers and a body of text. */
record AwsAnswer(int status, Map<String, String> headers, String body) {

  static AwsAnswer json(int status, String body) {
    return new AwsAnswer(status, Map.of("Content-Type", "application/x-amz-json-1.0"), body);
  }

  static AwsAnswer xml(int status, String body) {
    return new AwsAnswer(status, Map.of("Content-Type", "text/xml"), body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
