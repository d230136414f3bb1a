package dev.bowline.cloud.publish;

import dev.bowline.cloud.ratelimit.Quota;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The headers of answers that documents tell of. */
enum Headers {
  REQUEST_ID("X-Request-Id", "By which the installation's log finds the request", "string"),
  RATE_LIMIT(
      Quota.HEADER,
      "What is left in each window, such as \"second\";r=9, \"minute\";r=59",
      "string"),
  RATE_LIMIT_POLICY(
      Quota.POLICY_HEADER,
      "The windows, such as \"second\";q=10;w=1, \"minute\";q=60;w=60",
      "string"),
  RETRY_AFTER("Retry-After", "Seconds after which to try again", "integer"),
  ETAG("ETag", "Names this version, for If-Match", "string"),
  LOCATION("Location", "The path of the job that goes on", "string"),
  PREFERENCE_APPLIED(
      "Preference-Applied", "Which preference was honoured, when one was stated", "string");

  private final String header;
  private final String description;
  private final String type;

  Headers(String header, String description, String type) {
    this.header = header;
    this.description = description;
    this.type = type;
  }

  /** Those that {@code endpoints} answer with, as components of a document. */
  static Map<String, Object> components(List<Endpoint> endpoints) {
    boolean jobs = endpoints.stream().anyMatch(Endpoint::startsAJob);
    boolean edits = endpoints.stream().anyMatch(Endpoint::isConditional);
    Map<String, Object> components = new LinkedHashMap<>();
    for (Headers one : values()) {
      if ((!jobs && (one == LOCATION || one == PREFERENCE_APPLIED)) || (!edits && one == ETAG)) {
        continue;
      }
      components.put(
          one.header, Map.of("description", one.description, "schema", Map.of("type", one.type)));
    }
    return components;
  }

  /** Those of a success of {@code endpoint} with {@code status}. */
  static Map<String, Object> ofSuccess(Endpoint endpoint, int status) {
    List<Headers> headers =
        endpoint.isPublic()
            ? List.of(REQUEST_ID)
            : List.of(REQUEST_ID, RATE_LIMIT, RATE_LIMIT_POLICY);
    Map<String, Object> references = references(headers);
    if (endpoint.startsAJob()) {
      references.putAll(references(List.of(PREFERENCE_APPLIED)));
    }
    if (endpoint.isConditional()) {
      references.putAll(references(List.of(ETAG)));
    }
    if (status == 202) {
      references.putAll(references(List.of(LOCATION)));
    }
    return references;
  }

  /** Those of {@code failure}. */
  static Map<String, Object> of(Failure failure) {
    return references(failure.saysWhen() ? List.of(REQUEST_ID, RETRY_AFTER) : List.of(REQUEST_ID));
  }

  private static Map<String, Object> references(List<Headers> headers) {
    Map<String, Object> references = new LinkedHashMap<>();
    Arrays.stream(values())
        .filter(headers::contains)
        .forEach(one ->
            references.put(one.header, Map.of("$ref", "#/components/headers/" + one.header)));
    return references;
  }
}
