package dev.bowline.cloud.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.CredentialListing;
import dev.bowline.cloud.projection.CrashingCloud;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The process dies between any two steps of a change of a token. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenCrashTest {

  private final CrashingCloud cloud = new CrashingCloud();
  private final Tokens tokens = cloud.bean(Tokens.class);
  private final Editor editor = cloud.editor();

  @AfterAll
  void stop() {
    cloud.close();
  }

  @Test
  void neverLeavesARevokedTokenActive() {
    surviving(id -> tokens.revoke(editor, id, "crash"));
  }

  @Test
  void neverLeavesADeletedTokenBehind() {
    surviving(id -> tokens.delete(editor, id));
  }

  @Test
  void deliversANewTokenThatACrashKeptFromDelivery() {
    cloud.crashing(0, this::create);
    BearerToken made =
        tokens
            .page(editor.tenantId(), CredentialListing.ALL, Long.MAX_VALUE, 1)
            .getFirst()
            .credential();
    assertThat(cloud.projected(BearerToken.class, made.id())).isEmpty();

    cloud.sweep();
    assertThat(cloud.projected(BearerToken.class, made.id())).contains(made);
  }

  private void surviving(LongConsumer change) {
    cloud.surviving(
        this::create, id -> tokens.find(editor.tenantId(), id).map(Token::credential), change);
  }

  private BearerToken create() {
    return tokens.create(editor, new CreateToken("crash", List.of("*"), null)).token().credential();
  }
}
