package dev.bowline.cloud.pairing;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.device.Platform;
import dev.bowline.cloud.pairing.Pairing.Claim;
import dev.bowline.cloud.pairing.Pairing.Step;
import dev.bowline.cloud.platform.Attributes;
import dev.bowline.cloud.platform.Table;
import dev.bowline.contract.scope.Scopes;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The columns of the item that holds a pairing. */
final class PairingItemTable {

  static final String PREFIX = "pairing#";

  private PairingItemTable() {}

  /** A pairing that nobody claimed yet. */
  static Map<String, AttributeValue> write(Pairing pairing) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Table.PARTITION_KEY, Attributes.of(PREFIX + pairing.id()));
    item.put("step", Attributes.of(pairing.step().name()));
    item.put("nonce", Attributes.of(pairing.nonceHash()));
    item.put("wrong", Attributes.of(pairing.wrong()));
    item.put("expires", Attributes.of(pairing.expiresAt().toEpochMilli()));
    item.put("tenant", Attributes.of(pairing.editor().tenantId()));
    item.put("editor", Attributes.of(pairing.editor().memberId()));
    item.put("editor_actor", Attributes.of(pairing.editor().actor()));
    item.put("editor_ip", Attributes.of(pairing.editor().ip()));
    item.put("scopes", Attributes.of(pairing.scopes().texts()));
    pairing.servers().texts().ifPresent(ids -> item.put("servers", Attributes.of(ids)));
    return item;
  }

  static Pairing read(String id, Map<String, AttributeValue> item) {
    return new Pairing(
        id,
        Step.valueOf(Attributes.text(item, "step")),
        Attributes.text(item, "nonce"),
        Attributes.number(item, "wrong"),
        moment(item, "expires"),
        new Editor(
            Attributes.number(item, "tenant"),
            Attributes.number(item, "editor"),
            Attributes.text(item, "editor_actor"),
            Attributes.text(item, "editor_ip")),
        Scopes.parse(Attributes.texts(item, "scopes")),
        servers(item),
        claim(item),
        item.containsKey("device") ? Long.valueOf(Attributes.number(item, "device")) : null);
  }

  private static @Nullable Claim claim(Map<String, AttributeValue> item) {
    return item.containsKey("claim")
        ? new Claim(
            Attributes.text(item, "claim"),
            Attributes.text(item, "code"),
            Platform.valueOf(Attributes.text(item, "platform")),
            Attributes.text(item, "model"),
            Attributes.text(item, "ip"),
            moment(item, "claimed"))
        : null;
  }

  private static ServerAccess servers(Map<String, AttributeValue> item) {
    return ServerAccess.parse(
        item.containsKey("servers") ? Attributes.texts(item, "servers") : null);
  }

  private static Instant moment(Map<String, AttributeValue> item, String name) {
    return Instant.ofEpochMilli(Attributes.number(item, name));
  }
}
