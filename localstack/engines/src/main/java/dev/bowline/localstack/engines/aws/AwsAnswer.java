package dev.bowline.localstack.engines.aws;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to the caller: a status, headers and a body. */
record AwsAnswer(int status, Map<String, String> headers, Content content) {

  /** The body of an answer. */
  sealed interface Content {

    /** Words. */
    record Text(String text) implements Content {}

    /** Bytes that are passed on as they come; {@code length} is -1 when it is not known. */
    record Stream(InputStream bytes, long length) implements Content {}

    /** Nothing follows the headers, which may tell the length of what a GET would bring. */
    record None() implements Content {}
  }

  AwsAnswer(int status, Map<String, String> headers, String body) {
    this(status, headers, new Content.Text(body));
  }

  static AwsAnswer json(int status, String body) {
    return new AwsAnswer(status, Map.of("Content-Type", "application/x-amz-json-1.0"), body);
  }

  static AwsAnswer xml(int status, String body) {
    return new AwsAnswer(status, Map.of("Content-Type", "text/xml"), body);
  }

  /** The bytes of the body, from the first. */
  InputStream bytes() {
    return switch (content) {
      case Content.Text(String text) ->
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
      case Content.Stream(InputStream bytes, long _) -> bytes;
      case Content.None() -> InputStream.nullInputStream();
    };
  }

  /** The length as {@code HttpExchange} wants it: 0 is unknown, -1 is no body. */
  long announcedLength() {
    return switch (content) {
      case Content.Text(String text) -> text.isEmpty() ? -1 : bytesOf(text);
      case Content.Stream(InputStream _, long length) -> length < 0 ? 0 : length == 0 ? -1 : length;
      case Content.None() -> -1;
    };
  }

  private static long bytesOf(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
