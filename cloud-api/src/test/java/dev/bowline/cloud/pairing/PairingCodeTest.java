package dev.bowline.cloud.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PairingCodeTest {

  private static final String TOKEN = "T".repeat(64);
  private static final String NONCE = "N".repeat(32);
  private static final PairingCode CODE = new PairingCode(Secret.of(TOKEN), Secret.of(NONCE));

  /** Computed by another program (Python's hashlib) from the description alone. */
  private static final String HASH =
      "630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd";

  @Test
  void aPhoneComputesTheSameSixDigits() {
    assertThat(CODE.matchCode(HASH)).isEqualTo("655141");
  }

  @Test
  void theClaimHashIsOverTheBytesNotTheirText() {
    byte[] secret = new byte[32];
    for (int i = 0; i < secret.length; i++) {
      secret[i] = (byte) i;
    }
    String sent = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    assertThat(ClaimSecret.hashOf(Secret.of(sent))).contains(HASH);
    assertThat(ClaimSecret.hashOf(Secret.of(sent + "="))).isEmpty();
    assertThat(ClaimSecret.hashOf(Secret.of(sent.substring(1)))).isEmpty();
    assertThat(ClaimSecret.hashOf(Secret.of("+" + sent.substring(1)))).isEmpty();
  }

  @Test
  void theCodeStandsInTheFragmentOfTheLink() {
    Secret link = CODE.link(URI.create("https://cloud.example/bowline/"));
    assertThat(new String(link.reveal(), StandardCharsets.US_ASCII))
        .isEqualTo("https://cloud.example/bowline/m/pair#t=" + TOKEN + "&n=" + NONCE);
  }

  @Test
  void isRandomAndShowsItselfToNobody() {
    PairingCode one = PairingCode.random(new SecureRandom());
    assertThat(new String(one.token().reveal(), StandardCharsets.US_ASCII))
        .matches("[0-9A-Za-z]{64}");
    assertThat(new String(one.nonce().reveal(), StandardCharsets.US_ASCII))
        .matches("[0-9A-Za-z]{32}");
    assertThat(one.id()).isNotEqualTo(PairingCode.random(new SecureRandom()).id());
    assertThat(one).asString().doesNotContainPattern("[0-9A-Za-z]{32}");
  }
}
