package dev.bowline.cloud.authentication;

import dev.bowline.contract.Secret;
import io.micronaut.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a body in {@code application/x-www-form-urlencoded}: UTF-8, each name at most once
 * (RFC 6749, section 3.2), an empty value as if the field were absent. It is read from the bytes as
 * sent, so that it means the same on every front. What it holds is never printed.
 */
public final class Form {

  private static final String ATTRIBUTE = Form.class.getName();

  private final Map<String, String> fields;

  private Form(Map<String, String> fields) {
    this.fields = fields;
  }

  /** The form in {@code body}, or nothing when the body is no such form. */
  static Optional<Form> parse(byte[] body) {
    Map<String, String> fields = new HashMap<>();
    try {
      for (String pair : text(body).split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
        if (fields.put(name, value) != null) {
          return Optional.empty();
        }
      }
    } catch (CharacterCodingException | IllegalArgumentException notAForm) {
      return Optional.empty();
    }
    return Optional.of(new Form(fields));
  }

  /** The form in the body of {@code request}, whose route takes one. */
  static Optional<Form> of(HttpRequest<?> request) {
    return request.getAttribute(ATTRIBUTE, Form.class);
  }

  void putInto(HttpRequest<?> request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** The field {@code name}, unless it is absent or empty. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
  }

  /** The same, of a field that holds a secret. */
  public Optional<Secret> secret(String name) {
    return text(name).map(Secret::of);
  }

  @Override
  public String toString() {
    return "Form[redacted]";
  }

  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.US_ASCII.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  /** Escapes that are no UTF-8 become U+FFFD, which no client means to send. */
  private static String decoded(String escaped) {
    String decoded = URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    if (decoded.indexOf('\uFFFD') >= 0) {
      throw new IllegalArgumentException("No UTF-8");
    }
    return decoded;
  }
}
