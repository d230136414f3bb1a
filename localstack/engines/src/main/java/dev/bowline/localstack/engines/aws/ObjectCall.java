package dev.bowline.localstack.engines.aws;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request to S3 in path style, understood.
 *
 * @param bucket empty when the whole account is meant
 * @param key decoded; empty when the bucket is meant
 * @param query decoded; a parameter without a value has an empty one
 */
record ObjectCall(ObjectOperation operation, String bucket, String key, Map<String, String> query) {

  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9-]{2,62}");
  private static final Pattern ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  static ObjectCall of(AwsRequest request) {
    String[] path = decoded(request.uri().getRawPath()).substring(1).split("/", 2);
    String bucket = path[0];
    String key = path.length > 1 ? path[1] : "";
    if (!bucket.isEmpty() && !BUCKET.matcher(bucket).matches()) {
      throw new AwsFault(400, "InvalidBucketName", "A bucket is 3 to 63 of a-z, 0-9 and hyphens.");
    }
    requireFileName(key);
    var query = query(request.uri().getRawQuery());
    return new ObjectCall(
        ObjectOperation.of(request.method(), level(bucket, key), query), bucket, key, query);
  }

  private static ObjectOperation.Level level(String bucket, String key) {
    if (bucket.isEmpty()) {
      return ObjectOperation.Level.ACCOUNT;
    }
    return key.isEmpty() ? ObjectOperation.Level.BUCKET : ObjectOperation.Level.OBJECT;
  }

  /**
   * To AWS a key is any text, to the engine it is a path. A key that would lead elsewhere as a path
   * than it says as a text is refused, so that a policy's prefix holds for both.
   */
  private static void requireFileName(String key) {
    boolean odd =
        key.indexOf('\0') >= 0
            || Arrays.stream(key.split("/", -1)).anyMatch(part -> part.matches("\\.{0,2}"));
    if (odd && !key.isEmpty()) {
      throw new AwsFault(400, "InvalidArgument", "The stand-in takes no empty, . or .. segments.");
    }
  }

  /** What the operation is done to, as policies name it. */
  String resource() {
    if (bucket.isEmpty()) {
      return "*";
    }
    String arn = "arn:aws:s3:::" + bucket;
    return switch (operation) {
      // Many objects at once are allowed to whoever may delete every object.
      case DELETE_OBJECTS -> arn + "/*";
      default -> key.isEmpty() ? arn : arn + "/" + key;
    };
  }

  /** What conditions may be asked about. */
  Map<String, String> context() {
    String prefix = query.get("prefix");
    return operation == ObjectOperation.LIST_OBJECTS && prefix != null
        ? Map.of("s3:prefix", prefix)
        : Map.of();
  }

  /** The same call at {@code engine}, written anew from what was understood. */
  URI at(URI engine) {
    String path = bucket.isEmpty() ? "" : bucket + (key.isEmpty() ? "" : "/" + escapedPath(key));
    String parameters =
        query.entrySet().stream()
            .map(one -> escaped(one.getKey()) + "=" + escaped(one.getValue()))
            .collect(Collectors.joining("&"));
    return engine.resolve("/" + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  private static Map<String, String> query(String raw) {
    var query = new TreeMap<String, String>();
    for (String pair : raw == null ? new String[0] : raw.split("&")) {
      String[] parts = pair.split("=", 2);
      String earlier = query.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      if (earlier != null) {
        throw new AwsFault(400, "InvalidArgument", "A parameter stands twice in the query.");
      }
    }
    return query;
  }

  private static String decoded(String raw) {
    if (ESCAPE.matcher(raw).find()) {
      throw new AwsFault(400, "InvalidURI", "The address is malformed.");
    }
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String escapedPath(String key) {
    return Arrays.stream(key.split("/", -1))
        .map(ObjectCall::escaped)
        .collect(Collectors.joining("/"));
  }

  private static String escaped(String text) {
    var escaped = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      if (one == '-' || one == '.' || one == '_' || one == '~' || Character.isLetterOrDigit(one)) {
        escaped.append((char) one);
      } else {
        escaped.append("%%%02X".formatted(one));
      }
    }
    return escaped.toString();
  }
}
