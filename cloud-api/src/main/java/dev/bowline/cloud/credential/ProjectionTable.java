package dev.bowline.cloud.credential;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.scope.Scopes;
import dev.bowline.contract.scope.TokenScope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The columns of the item that holds a credential, of whatever kind. */
final class ProjectionTable {

  static final String SORT_KEY = "projection";
  static final String STATUS = "st";
  static final String GENERATION = "gen";

  private ProjectionTable() {}

  static Map<String, AttributeValue> write(Admissible admissible) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PARTITION_KEY, Attributes.of(admissible.id()));
    item.put(Table.SORT_KEY, Attributes.of(SORT_KEY));
    item.put("number", Attributes.of(admissible.number()));
    item.put("tenant", Attributes.of(admissible.tenantId()));
    item.put(STATUS, Attributes.of(admissible.status().name()));
    item.put(GENERATION, Attributes.of(admissible.generation()));
    switch (admissible) {
      case Credential credential -> write(item, credential);
      case BearerToken token -> write(item, token);
    }
    return item;
  }

  static Admissible read(Map<String, AttributeValue> item) {
    return switch (Credential.Kind.of(Attributes.text(item, Table.PARTITION_KEY))) {
      case KEY, DEVICE -> credential(item);
      case TOKEN -> token(item);
    };
  }

  private static void write(Map<String, AttributeValue> item, Credential credential) {
    item.put("name", Attributes.of(credential.name()));
    item.put("environment", Attributes.of(credential.environment().name()));
    item.put("scopes", Attributes.of(credential.scopes().texts()));
    item.put("tier", Attributes.of(credential.tier().name()));
    item.put("ips", Attributes.of(credential.ipWhitelist().stream().map(IpRange::text).toList()));
    item.put("secret", Attributes.of(credential.secret().text()));
    item.put("secret_gen", Attributes.of(credential.secretGeneration()));
    write(item, credential.expiry());
    credential.servers().texts().ifPresent(ids -> item.put("servers", Attributes.of(ids)));
  }

  private static Credential credential(Map<String, AttributeValue> item) {
    return new Credential(
        Attributes.text(item, Table.PARTITION_KEY),
        Attributes.number(item, "number"),
        Attributes.number(item, "tenant"),
        Attributes.text(item, "name"),
        Environment.valueOf(Attributes.text(item, "environment")),
        Scopes.parse(Attributes.texts(item, "scopes")),
        Tier.valueOf(Attributes.text(item, "tier")),
        Attributes.texts(item, "ips").stream()
            .map(text -> IpRange.parse(text).orElseThrow())
            .toList(),
        servers(item),
        expires(item),
        Credential.Status.valueOf(Attributes.text(item, STATUS)),
        new Sealed(Attributes.text(item, "secret")),
        Attributes.number(item, "secret_gen"),
        Attributes.number(item, GENERATION));
  }

  private static void write(Map<String, AttributeValue> item, BearerToken token) {
    item.put("member", Attributes.of(token.memberId()));
    item.put("name", Attributes.of(token.name()));
    item.put("scopes", Attributes.of(token.scopeTexts()));
    write(item, token.expiry());
  }

  private static BearerToken token(Map<String, AttributeValue> item) {
    return new BearerToken(
        Attributes.text(item, Table.PARTITION_KEY),
        Attributes.number(item, "number"),
        Attributes.number(item, "tenant"),
        Attributes.number(item, "member"),
        Attributes.text(item, "name"),
        Attributes.texts(item, "scopes").stream()
            .map(text -> TokenScope.parse(text).orElseThrow())
            .collect(Collectors.toSet()),
        expires(item),
        Credential.Status.valueOf(Attributes.text(item, STATUS)),
        Attributes.number(item, GENERATION));
  }

  private static void write(Map<String, AttributeValue> item, Optional<Instant> expiry) {
    expiry.ifPresent(moment -> item.put("expires", Attributes.of(moment.toEpochMilli())));
  }

  private static ServerAccess servers(Map<String, AttributeValue> item) {
    return ServerAccess.parse(
        item.containsKey("servers") ? Attributes.texts(item, "servers") : null);
  }

  private static @Nullable Instant expires(Map<String, AttributeValue> item) {
    return item.containsKey("expires")
        ? Instant.ofEpochMilli(Attributes.number(item, "expires"))
        : null;
  }
}
