package dev.bowline.cloud.device;

import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.Credential.Kind;
import dev.bowline.cloud.credential.Credential.Status;
import dev.bowline.cloud.credential.ServerChoice;
import dev.bowline.cloud.exchange.PrintableText;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.Problem;
import dev.bowline.cloud.vault.Sealed;
import dev.bowline.cloud.vault.Vault;
import dev.bowline.contract.key.DeviceKey;
import dev.bowline.contract.key.DeviceSecret;
import dev.bowline.contract.key.Environment;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes devices and their successors; nothing is stored here. */
@Singleton
final class DeviceForge {

  private static final int LONGEST_NAME = 100;

  private final Vault vault;
  private final ServerChoice choice;
  private final SecureRandom random;

  DeviceForge(Vault vault, ServerChoice choice, SecureRandom random) {
    this.vault = vault;
    this.choice = choice;
    this.random = random;
  }

  /** A device with a new secret, which is sealed at once. */
  Device make(NewDevice asked, Instant now, long generation) {
    long tenantId = asked.editor().tenantId();
    DeviceKey key = DeviceKey.random(random);
    Sealed secret =
        vault.seal(
            Kind.DEVICE.label(tenantId, key.text(), generation), DeviceSecret.random(random));
    Credential credential =
        new Credential(
            key.text(),
            asked.number(),
            tenantId,
            asked.model().isBlank() ? asked.platform().title() : asked.model(),
            Environment.LIVE,
            asked.scopes(),
            Device.TIER,
            List.of(),
            asked.servers(),
            null,
            Status.ACTIVE,
            secret,
            generation,
            generation);
    return new Device(
        credential, asked.platform(), asked.model(), null, now, asked.editor().memberId());
  }

  /** {@code old} with what {@code asked} names changed. */
  Credential edited(Credential old, EditDevice asked, long generation) {
    return new Credential(
        old.id(),
        old.number(),
        old.tenantId(),
        asked.name() == null ? old.name() : name(asked.name()),
        old.environment(),
        asked.scopes() == null ? old.scopes() : DeviceScopes.parse(asked.scopes()),
        old.tier(),
        old.ipWhitelist(),
        asked.serverIds() == null ? old.servers() : choice.of(old.tenantId(), asked.serverIds()),
        old.expires(),
        old.status(),
        old.secret(),
        old.secretGeneration(),
        generation);
  }

  /** What the audit trail keeps of a device that comes in. */
  static Map<String, Object> birth(Device device, String ip) {
    Map<String, Object> birth = state(device);
    birth.put("platform", device.platform().word());
    birth.put("model", device.model());
    birth.put("device_ip", ip);
    return birth;
  }

  /** What may change of a device. */
  static Map<String, Object> state(Device device) {
    Credential credential = device.credential();
    Map<String, Object> state = new LinkedHashMap<>();
    state.put("name", credential.name());
    state.put("scopes", credential.scopes().texts());
    state.put("servers", credential.servers().sortedIds().<Object>map(ids -> ids).orElse("all"));
    state.put("status", credential.status().name());
    return state;
  }

  private static String name(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw Problem.of(Code.INVALID_BODY, "name must be 1 to " + LONGEST_NAME + " characters")
          .exception();
    }
    return PrintableText.of(name.strip(), LONGEST_NAME);
  }
}
