package dev.bowline.cloud.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

  private static final Secret SECRET = Secret.of("12345678901234567890");

  private final OneTimeCodes codes = new OneTimeCodes(new SecureRandom());

  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void agreesWithTheVectorsOfRfc6238(long second, String code) {
    assertThat(codes.step(SECRET, Secret.of(code), Instant.ofEpochSecond(second)))
        .hasValue(second / 30);
  }

  @Test
  void takesTheCodesBesideTooAndNoOthers() {
    Secret code = Secret.of("005924");
    Instant moment = Instant.ofEpochSecond(1_234_567_890);
    assertThat(codes.step(SECRET, code, moment.plusSeconds(30))).hasValue(41_152_263);
    assertThat(codes.step(SECRET, code, moment.minusSeconds(30))).hasValue(41_152_263);
    assertThat(codes.step(SECRET, code, moment.plusSeconds(60))).isEmpty();
    assertThat(codes.step(SECRET, code, moment.minusSeconds(60))).isEmpty();
    assertThat(codes.step(SECRET, Secret.of("5924"), moment)).isEmpty();
    assertThat(codes.step(SECRET, Secret.of(""), moment)).isEmpty();
  }

  @Test
  void writesTheSecretAsAppsReadIt() {
    assertThat(text(codes.text(SECRET))).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    assertThat(text(codes.link(SECRET, "ada+x@example.com")))
        .isEqualTo(
            "otpauth://totp/Bowline:ada%2Bx%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=Bowline&algorithm=SHA1&digits=6&period=30");
  }

  @Test
  void makesSecretsOf160Bits() {
    assertThat(codes.newSecret().reveal()).hasSize(20);
    assertThat(codes.newSecret()).isNotEqualTo(codes.newSecret());
  }

  private static String text(Secret secret) {
    return new String(secret.reveal(), StandardCharsets.US_ASCII);
  }
}
