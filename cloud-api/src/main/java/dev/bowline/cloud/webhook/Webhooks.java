package dev.bowline.cloud.webhook;

import dev.bowline.cloud.audit.AuditEvent;
import dev.bowline.cloud.audit.AuditTrail;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.projection.Columns;
import dev.bowline.contract.Secret;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A tenant's webhooks. What the asker may not see is as if it did not exist. */
@Singleton
final class Webhooks {

  /** How long a replaced secret goes on signing beside the new one. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private static final int MOST = 50;

  private final WebhookRepository webhooks;
  private final WebhookRules rules;
  private final SigningSecrets secrets;
  private final Ids ids;
  private final AuditTrail audit;
  private final TransactionOperations<Connection> transactions;
  private final InstantSource time;

  Webhooks(
      WebhookRepository webhooks,
      WebhookRules rules,
      SigningSecrets secrets,
      Ids ids,
      AuditTrail audit,
      TransactionOperations<Connection> transactions,
      InstantSource time) {
    this.webhooks = webhooks;
    this.rules = rules;
    this.secrets = secrets;
    this.ids = ids;
    this.audit = audit;
    this.transactions = transactions;
    this.time = time;
  }

  /** A webhook with its secret, which nobody can ask for again. */
  record WithSecret(WebhookRow webhook, Secret secret) {}

  List<WebhookRow> all(Asker asker) {
    return asker.live()
        ? webhooks.ofTenant(asker.tenantId()).stream()
            .filter(webhook -> asker.covers(webhook.servers()))
            .toList()
        : List.of();
  }

  WebhookRow find(Asker asker, long id) {
    return visible(asker, webhooks.findByIdAndTenantId(id, asker.tenantId()));
  }

  WithSecret create(Asker asker, WebhookFields asked) {
    demandRoom(asker);
    long id = ids.next();
    SigningSecrets.Made secret = secrets.make(asker.tenantId(), id);
    ServerAccess servers = rules.servers(asker, asked.serverIds());
    WebhookRow row =
        new WebhookRow(
            id,
            asker.tenantId(),
            WebhookRules.name(asked.name()),
            rules.url(asked.url()),
            WebhookRules.events(asked.events(), servers),
            Columns.of(servers),
            asked.enabled() == null || asked.enabled(),
            null,
            secret.sealed().text(),
            secret.generation(),
            null,
            null,
            null,
            null,
            0,
            now(),
            asker.actor());
    transactions.executeWrite(status -> {
      record(asker, "webhook.create", row);
      return webhooks.save(row);
    });
    return new WithSecret(row, secret.shown());
  }

  /**
   * Changes what {@code asked} names. Enabling forgets past failures and losses. 409 for another
   * version.
   */
  WebhookRow edit(Asker asker, long id, IfMatch condition, WebhookFields asked) {
    find(asker, id);
    String url = asked.url() == null ? null : rules.url(asked.url());
    return transactions.executeWrite(status -> {
      WebhookRow before = locked(asker, id);
      condition.demand(before.tag());
      WebhookRow after = edited(asker, before, asked, url);
      record(asker, "webhook.edit", after, difference(before, after));
      return webhooks.update(after);
    });
  }

  /** Makes another secret; the one before signs too for a day, the one before that no more. */
  WithSecret rotate(Asker asker, long id) {
    find(asker, id);
    SigningSecrets.Made secret = secrets.make(asker.tenantId(), id);
    WebhookRow rotated =
        transactions.executeWrite(status -> {
          WebhookRow after = locked(asker, id).withSecret(secret, now().plus(OVERLAP));
          record(asker, "webhook.rotate", after);
          return webhooks.update(after);
        });
    return new WithSecret(rotated, secret.shown());
  }

  /** Removes the webhook with its delivery log. */
  void delete(Asker asker, long id) {
    transactions.executeWrite(status -> {
      record(asker, "webhook.delete", locked(asker, id));
      webhooks.deleteById(id);
      return id;
    });
  }

  private WebhookRow edited(
      Asker asker, WebhookRow before, WebhookFields asked, @Nullable String url) {
    ServerAccess servers =
        asked.serverIds() == null ? before.servers() : rules.servers(asker, asked.serverIds());
    List<String> patterns = asked.events() == null ? before.patterns() : asked.events();
    return new WebhookRow(
        before.id(),
        before.tenantId(),
        asked.name() == null ? before.name() : WebhookRules.name(asked.name()),
        url == null ? before.url() : url,
        WebhookRules.events(patterns, servers),
        Columns.of(servers),
        asked.enabled() == null ? before.enabled() : asked.enabled(),
        asked.enabled() == null ? before.disabledReason() : null,
        before.secret(),
        before.secretGeneration(),
        before.previousSecret(),
        before.previousGeneration(),
        before.previousUntil(),
        Boolean.TRUE.equals(asked.enabled()) ? null : before.failingSince(),
        Boolean.TRUE.equals(asked.enabled()) ? 0 : before.dropped(),
        before.createdAt(),
        before.createdBy());
  }

  private void demandRoom(Asker asker) {
    if (!asker.live()) {
      throw Problem.of(Code.FORBIDDEN, "Nothing real happens to test keys; use a live key")
          .exception();
    }
    if (webhooks.countByTenantId(asker.tenantId()) >= MOST) {
      throw Problem.of(Code.CONFLICT, "There are " + MOST + " webhooks; delete one").exception();
    }
  }

  private WebhookRow locked(Asker asker, long id) {
    return visible(asker, webhooks.lock(id, asker.tenantId()));
  }

  private static WebhookRow visible(Asker asker, Optional<WebhookRow> found) {
    return found
        .filter(webhook -> asker.live() && asker.covers(webhook.servers()))
        .orElseThrow(() -> Problem.of(Code.NOT_FOUND, "No such webhook").exception());
  }

  private Instant now() {
    return time.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void record(Asker asker, String action, WebhookRow webhook) {
    record(asker, action, webhook, state(webhook));
  }

  private void record(Asker asker, String action, WebhookRow webhook, Map<String, Object> details) {
    audit.append(
        new AuditEvent(
            asker.tenantId(),
            asker.actor(),
            action,
            "webhook:" + webhook.id(),
            asker.ip(),
            details));
  }

  private static Map<String, Object> difference(WebhookRow before, WebhookRow after) {
    Map<String, Object> details =
        new HashMap<>(AuditEvent.difference(state(before), state(after), ""));
    details.put("url_changed", !before.url().equals(after.url()));
    return details;
  }

  /** Of the URL only the host is kept: path and query are often secrets. */
  private static Map<String, Object> state(WebhookRow webhook) {
    return Map.of(
        "name", webhook.name(),
        "host", WebhookUrl.parse(webhook.url()).map(WebhookUrl::authority).orElse(""),
        "events", webhook.patterns(),
        "servers", webhook.serverIds() == null ? "all" : webhook.serverIds(),
        "enabled", webhook.enabled());
  }
}
