package dev.bowline.cloud.credential;

import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Table;
import dev.bowline.cloud.ratelimit.Tier;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.scope.Scopes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The columns of the item that holds a credential. */
final class ProjectionTable {

  static final String SORT_KEY = "projection";
  static final String STATUS = "st";
  static final String GENERATION = "gen";

  private ProjectionTable() {}

  static Map<String, AttributeValue> write(Credential credential) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PARTITION_KEY, Attributes.of(credential.id()));
    item.put(Table.SORT_KEY, Attributes.of(SORT_KEY));
    item.put("number", Attributes.of(credential.number()));
    item.put("tenant", Attributes.of(credential.tenantId()));
    item.put("name", Attributes.of(credential.name()));
    item.put("environment", Attributes.of(credential.environment().name()));
    item.put("scopes", Attributes.of(credential.scopes().texts()));
    item.put("tier", Attributes.of(credential.tier().name()));
    item.put("ips", Attributes.of(credential.ipWhitelist().stream().map(IpRange::text).toList()));
    item.put(STATUS, Attributes.of(credential.status().name()));
    item.put("secret", Attributes.of(credential.secret().text()));
    item.put("secret_gen", Attributes.of(credential.secretGeneration()));
    item.put(GENERATION, Attributes.of(credential.generation()));
    credential
        .expiry()
        .ifPresent(moment -> item.put("expires", Attributes.of(moment.toEpochMilli())));
    credential.servers().texts().ifPresent(ids -> item.put("servers", Attributes.of(ids)));
    return item;
  }

  static Credential read(Map<String, AttributeValue> item) {
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
