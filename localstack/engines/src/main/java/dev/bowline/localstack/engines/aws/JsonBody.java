package dev.bowline.localstack.engines.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a request in one of AWS's JSON protocols. */
record JsonBody(Map<String, Object> fields) {

  static JsonBody of(AwsRequest request) {
    return of(request.payload().text());
  }

  static JsonBody of(String text) {
    try {
      return new JsonBody(new LinkedHashMap<>(JSON.std.mapFrom(text)));
    } catch (IOException notJson) {
      throw new AwsFault(400, "SerializationException", "The body is not a JSON object.");
    }
  }

  static String write(Map<String, ?> fields) {
    try {
      return JSON.std.asString(fields);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  String required(String name) {
    return text(name).orElseThrow(() -> AwsFault.invalid(name + " is missing."));
  }

  byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(required(name));
    } catch (IllegalArgumentException notBase64) {
      throw AwsFault.invalid(name + " is not base64.");
    }
  }
}
