package dev.bowline.cloud.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.condition.IfMatch;
import dev.bowline.cloud.credential.Credential;
import dev.bowline.cloud.credential.CredentialListing;
import dev.bowline.cloud.projection.CrashingCloud;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The process dies between any two steps of a change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

  private final CrashingCloud cloud = new CrashingCloud();
  private final ApiKeys keys = cloud.bean(ApiKeys.class);
  private final Editor editor = cloud.editor();

  @AfterAll
  void stop() {
    cloud.close();
  }

  @Test
  void neverLeavesAnEditedKeyWiderThanItIsInTruth() {
    surviving(id ->
        keys.edit(
            editor, id, new IfMatch.Any(), edit(List.of("ssl:read"), List.of("192.0.2.0/28"))));
  }

  @Test
  void neverLeavesAWidenedKeyWiderThanItIsInTruth() {
    surviving(id -> keys.edit(editor, id, new IfMatch.Any(), edit(List.of("*:*"), List.of())));
  }

  @Test
  void neverLeavesAKeyWiderThatIsMadeNarrowerAndWiderAtOnce() {
    surviving(id ->
        keys.edit(
            editor,
            id,
            new IfMatch.Any(),
            edit(List.of("dns:read", "domains:read"), List.of("10.0.0.1"))));
  }

  @Test
  void neverLeavesTheOldSecretWorkingAfterARegeneration() {
    surviving(id -> keys.regenerate(editor, id));
  }

  @Test
  void neverLeavesARevokedKeyActive() {
    surviving(id -> keys.revoke(editor, id, "crash"));
  }

  @Test
  void neverLeavesADeletedKeyBehind() {
    surviving(id -> keys.delete(editor, id));
  }

  @Test
  void deliversANewKeyThatACrashKeptFromDelivery() {
    cloud.crashing(0, this::create);
    String made =
        keys.page(editor.tenantId(), CredentialListing.ALL, Long.MAX_VALUE, 1)
            .getFirst()
            .credential()
            .id();
    assertThat(cloud.projected(made)).isEmpty();

    cloud.sweep();
    assertThat(cloud.projected(made)).isPresent();
  }

  @Test
  void makesUpForALostNarrowingByTheNextChange() {
    Credential key = create();
    cloud.crashing(1, () -> keys.revoke(editor, key.number(), "lost"));
    assertThat(cloud.projected(key.id()).orElseThrow().status())
        .isEqualTo(Credential.Status.REVOKED);

    keys.edit(editor, key.number(), new IfMatch.Any(), edit(List.of("ssl:read"), List.of()));
    assertThat(cloud.projected(key.id()).orElseThrow().status())
        .isEqualTo(Credential.Status.ACTIVE);
  }

  private void surviving(LongConsumer change) {
    cloud.surviving(
        this::create, id -> keys.find(editor.tenantId(), id).map(ApiKey::credential), change);
  }

  private Credential create() {
    List<String> scopes = List.of("domains:*", "ssl:read", "ssl:write");
    return keys.create(
            editor,
            new CreateKey(
                "crash", null, scopes, null, null, List.of("192.0.2.0/24"), null, null, null))
        .key()
        .credential();
  }

  private static EditKey edit(List<String> scopes, List<String> addresses) {
    return new EditKey(null, null, scopes, null, null, addresses, null, null);
  }
}
