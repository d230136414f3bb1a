package dev.bowline.localstack.engines.aws;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A session policy as IAM evaluates it: an explicit Deny wins, and what no statement allows is
 * denied. Of conditions it knows StringLike. Elements that are not understood (other conditions,
 * NotAction, NotResource) are refused when the policy is read, never ignored.
 */
record SessionPolicy(List<Statement> statements) {

  private static final Set<String> ELEMENTS =
      Set.of("Sid", "Effect", "Action", "Resource", "Condition");

  /** Copies the list, so that the record stays what it was. */
  SessionPolicy {
    statements = List.copyOf(statements);
  }

  /** One statement: what it covers, and whether it allows or denies that. */
  record Statement(
      boolean allow,
      List<Pattern> actions,
      List<Pattern> resources,
      Map<String, List<Pattern>> conditions) {

    boolean covers(String action, String resource, Map<String, String> context) {
      return anyMatches(actions, action)
          && anyMatches(resources, resource)
          && conditions.entrySet().stream()
              .allMatch(condition -> holds(condition, context.get(condition.getKey())));
    }

    /** What the request does not tell fulfils no condition. */
    private static boolean holds(
        Map.Entry<String, List<Pattern>> condition, @Nullable String told) {
      return told != null && anyMatches(condition.getValue(), told);
    }

    private static boolean anyMatches(List<Pattern> patterns, String text) {
      return patterns.stream().anyMatch(pattern -> pattern.matcher(text).matches());
    }
  }

  static SessionPolicy allowsNothing() {
    return new SessionPolicy(List.of());
  }

  /** Reads a policy document; throws {@code MalformedPolicyDocument} as STS does. */
  static SessionPolicy parse(String json) {
    try {
      return new SessionPolicy(
          list(JSON.std.mapFrom(json).get("Statement")).stream()
              .map(SessionPolicy::statement)
              .toList());
    } catch (IOException notJson) {
      throw malformed("The policy is not valid JSON.");
    }
  }

  boolean allows(String action, String resource, Map<String, String> context) {
    var matching =
        statements.stream().filter(one -> one.covers(action, resource, context)).toList();
    return !matching.isEmpty() && matching.stream().allMatch(Statement::allow);
  }

  private static Statement statement(Object value) {
    if (!(value instanceof Map<?, ?> fields) || !ELEMENTS.containsAll(fields.keySet())) {
      throw malformed("A statement holds " + ELEMENTS + ", nothing else.");
    }
    return new Statement(
        isAllow(fields.get("Effect")),
        patterns(fields.get("Action"), Pattern.CASE_INSENSITIVE),
        patterns(fields.get("Resource"), 0),
        conditions(fields.get("Condition")));
  }

  private static Map<String, List<Pattern>> conditions(@Nullable Object value) {
    if (value == null) {
      return Map.of();
    }
    if (!(value instanceof Map<?, ?> operators)
        || !operators.keySet().equals(Set.of("StringLike"))
        || !(operators.get("StringLike") instanceof Map<?, ?> keys)) {
      throw malformed("Of conditions only StringLike is understood.");
    }
    return keys.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                key -> key.getKey().toString(), key -> patterns(key.getValue(), 0)));
  }

  private static boolean isAllow(@Nullable Object effect) {
    return switch (String.valueOf(effect)) {
      case "Allow" -> true;
      case "Deny" -> false;
      default -> throw malformed("Effect is Allow or Deny.");
    };
  }

  private static List<Pattern> patterns(@Nullable Object value, int flags) {
    var texts = list(value);
    if (texts.isEmpty()) {
      throw malformed("Action, Resource and each condition name at least one thing.");
    }
    return texts.stream().map(text -> wildcards(text.toString(), flags)).toList();
  }

  private static Pattern wildcards(String text, int flags) {
    String quoted = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(quoted, flags | Pattern.DOTALL);
  }

  private static List<?> list(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> many -> many;
      case Object one -> List.of(one);
    };
  }

  private static AwsFault malformed(String sentence) {
    return new AwsFault(400, "MalformedPolicyDocument", sentence);
  }
}
