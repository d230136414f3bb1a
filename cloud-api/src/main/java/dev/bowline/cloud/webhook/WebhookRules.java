package dev.bowline.cloud.webhook;

import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.credential.ServerChoice;
import dev.bowline.cloud.event.EventType;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules of a webhook's fields. Each method answers 4xx by a {@link ProblemException}. */
@Singleton
final class WebhookRules {

  private static final int LONGEST_NAME = 100;
  private static final int MOST_EVENTS = 50;
  private static final int LONGEST_EVENT = 50;

  private final Destinations destinations;
  private final ServerChoice choice;

  WebhookRules(Destinations destinations, ServerChoice choice) {
    this.destinations = destinations;
    this.choice = choice;
  }

  static String name(@Nullable String name) {
    String given = name == null ? "" : name.strip();
    if (given.length() > LONGEST_NAME) {
      throw refused(Code.INVALID_BODY, "name has at most " + LONGEST_NAME + " characters");
    }
    return PrintableText.of(given, LONGEST_NAME);
  }

  String url(@Nullable String url) {
    if (url == null) {
      throw refused(Code.INVALID_BODY, "url is required");
    }
    return destinations.registered(url).text();
  }

  /** The patterns joined by blanks; each means something that webhooks of {@code servers} hear. */
  static String events(@Nullable List<String> patterns, ServerAccess servers) {
    if (patterns == null || patterns.isEmpty() || patterns.size() > MOST_EVENTS) {
      throw refused(Code.INVALID_BODY, "events names 1 to " + MOST_EVENTS + " events");
    }
    patterns.forEach(pattern -> demandMeaning(pattern, servers));
    return String.join(" ", patterns.stream().distinct().toList());
  }

  /** 404 for servers that are not the asker's. */
  ServerAccess servers(Asker asker, @Nullable List<Long> ids) {
    if (ids == null || ids.isEmpty()) {
      return asker.servers();
    }
    ServerAccess asked = choice.of(asker.tenantId(), ids);
    if (!asker.covers(asked)) {
      throw refused(Code.NOT_FOUND, "No such server in server_ids");
    }
    return asked;
  }

  private static void demandMeaning(@Nullable String given, ServerAccess servers) {
    String pattern = given == null ? "" : given;
    List<EventType> meant = EventPattern.meant(pattern).toList();
    if (meant.isEmpty()) {
      throw refused(
          Code.INVALID_BODY, "No such event: " + PrintableText.of(pattern, LONGEST_EVENT));
    }
    boolean everyServer = servers instanceof ServerAccess.All;
    if (!everyServer && meant.stream().noneMatch(EventType::concernsServer)) {
      throw refused(
          Code.INVALID_BODY, pattern + " concerns no server: only webhooks of all servers hear it");
    }
  }

  private static ProblemException refused(Code code, String details) {
    return Problem.of(code, details).exception();
  }
}
