package dev.bowline.cloud.server;

import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import io.micronaut.json.tree.JsonNode;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be changed of a server.
 *
 * @param name null when it stays
 * @param limit null when it stays
 */
record ServerEdit(@Nullable String name, @Nullable Limit limit) {

  private static final String NAME = "name";
  private static final String LIMIT = "bandwidth_limit_bytes";

  /**
   * A limit of the bandwidth.
   *
   * @param bytes in a month, 1 or more; null for no limit
   */
  record Limit(@Nullable Long bytes) {}

  /**
   * Reads a body, in which absent and null are not the same: null removes the limit.
   *
   * @throws dev.bowline.cloud.problem.ProblemException 400 when a field is unknown or wrong, or
   *     there is none
   */
  static ServerEdit of(JsonNode body) {
    Set<String> names = new HashSet<>();
    if (body.isObject()) {
      body.entries().forEach(field -> names.add(field.getKey()));
    }
    if (names.isEmpty() || !Set.of(NAME, LIMIT).containsAll(names)) {
      throw invalid("Fields are " + NAME + " and " + LIMIT + "; at least one is needed.");
    }
    JsonNode name = body.get(NAME);
    JsonNode limit = body.get(LIMIT);
    return new ServerEdit(
        name == null ? null : name(name), limit == null ? null : new Limit(bytes(limit)));
  }

  private static String name(JsonNode name) {
    if (!name.isString()) {
      throw invalid(NAME + " must be a text.");
    }
    return ServerName.checked(name.getStringValue());
  }

  private static @Nullable Long bytes(JsonNode limit) {
    if (limit.isNull()) {
      return null;
    }
    boolean fits =
        limit.isNumber()
            && (limit.getNumberValue() instanceof Integer
                || limit.getNumberValue() instanceof Long);
    if (!fits || limit.getLongValue() < 1) {
      throw invalid(LIMIT + " must be a whole number of 64 bits, 1 or more, or null.");
    }
    return limit.getLongValue();
  }

  private static RuntimeException invalid(String details) {
    return Problem.of(Code.INVALID_BODY, details).exception();
  }
}
