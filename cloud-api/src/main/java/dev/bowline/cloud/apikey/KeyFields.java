package dev.bowline.cloud.apikey;

import dev.bowline.cloud.credential.IpRange;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.scope.Preset;
import dev.bowline.contract.scope.Scope;
import dev.bowline.contract.scope.Scopes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the fields that only keys have. Each method answers 400 by a {@link
 * ProblemException}.
 */
final class KeyFields {

  static final int MOST_RANGES = 100;

  private static final int LONGEST_DESCRIPTION = 500;
  private static final int LONGEST_ECHO = 80;

  private KeyFields() {}

  static String description(@Nullable String description) {
    if (description != null && description.length() > LONGEST_DESCRIPTION) {
      throw refused(
          Code.INVALID_BODY, "description has at most " + LONGEST_DESCRIPTION + " characters");
    }
    return description == null ? "" : PrintableText.of(description.strip(), LONGEST_DESCRIPTION);
  }

  /** The scopes of {@code texts} or of the preset {@code word}; one of them, and at least one. */
  static Scopes scopes(@Nullable List<String> texts, @Nullable String word) {
    if (texts != null && word != null) {
      throw refused(Code.SCOPE_INVALID, "Send scopes or preset, not both");
    }
    if (word != null) {
      return Preset.parse(word)
          .map(Preset::scopes)
          .orElseThrow(() -> refused(Code.SCOPE_INVALID, "No such preset: " + echo(word)));
    }
    if (texts == null || texts.isEmpty()) {
      throw refused(Code.SCOPE_INVALID, "At least one scope is required");
    }
    Set<Scope> scopes = new LinkedHashSet<>();
    texts.forEach(text -> scopes.add(scope(text)));
    return new Scopes(scopes);
  }

  static Tier tier(@Nullable String word) {
    return Arrays.stream(Tier.values())
        .filter(tier -> word == null ? tier == Tier.STARTER : tier.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> refused(Code.INVALID_BODY, "No such tier; GET /panel/scopes lists them"));
  }

  static Environment environment(@Nullable String word) {
    return Arrays.stream(Environment.values())
        .filter(one -> word == null ? one == Environment.LIVE : one.word().equals(word))
        .findFirst()
        .orElseThrow(() -> refused(Code.INVALID_BODY, "environment is live or test"));
  }

  /** The servers a key may be made for: a test key has its one, and no choice. */
  static @Nullable List<Long> serverIds(Environment environment, @Nullable List<Long> ids) {
    if (environment == Environment.TEST && ids != null && !ids.isEmpty()) {
      throw refused(
          Code.INVALID_BODY, "A test key acts on the simulated server; leave server_ids out");
    }
    return ids;
  }

  static List<IpRange> ipWhitelist(@Nullable List<String> texts) {
    if (texts == null) {
      return List.of();
    }
    if (texts.size() > MOST_RANGES) {
      throw refused(Code.IP_INVALID, "At most " + MOST_RANGES + " addresses and ranges");
    }
    Set<String> seen = new HashSet<>();
    return texts.stream().map(KeyFields::range).filter(range -> seen.add(range.text())).toList();
  }

  private static Scope scope(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(Scope::parse)
        .orElseThrow(() -> refused(Code.SCOPE_INVALID, "No such scope: " + echo(text)));
  }

  private static IpRange range(@Nullable String text) {
    return Optional.ofNullable(text)
        .flatMap(IpRange::parse)
        .orElseThrow(() -> refused(Code.IP_INVALID, "No address or CIDR range: " + echo(text)));
  }

  private static String echo(@Nullable String text) {
    return PrintableText.of(String.valueOf(text), LONGEST_ECHO);
  }

  private static ProblemException refused(Code code, String details) {
    return Problem.of(code, details).exception();
  }
}
