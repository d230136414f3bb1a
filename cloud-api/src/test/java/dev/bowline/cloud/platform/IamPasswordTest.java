package dev.bowline.cloud.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.plugin.AuthenticationRequestType;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

/** Against AWS's own way to make such a token. */
class IamPasswordTest {

  private static final String HOST = "bowline.cluster-c1.eu-central-1.rds.amazonaws.com";
  private static final AwsCredentialsProvider CREDENTIALS =
      StaticCredentialsProvider.create(AwsSessionCredentials.create("ASIAID", "secret", "to/ken="));

  @Test
  void isTheTokenThatAwsMakesButForItsMoment() {
    String ours = password(Clock.systemUTC());
    String theirs =
        RdsUtilities.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(CREDENTIALS)
            .build()
            .generateAuthenticationToken(
                token -> token.hostname(HOST).port(5432).username("bowline"));
    assertThat(ours).startsWith(HOST + ":5432/?");
    assertThat(parameters(ours)).containsExactlyInAnyOrderElementsOf(parameters(theirs));
  }

  @Test
  void dependsOnTheMomentAlone() {
    Clock noon = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);
    Clock later = Clock.fixed(Instant.parse("2026-11-30T12:00:01Z"), ZoneOffset.UTC);
    assertThat(password(noon))
        .isEqualTo(password(noon))
        .isNotEqualTo(password(later))
        .contains("X-Amz-Date=20261130T120000Z", "X-Amz-Expires=900", "DBUser=bowline");
  }

  @Test
  void isAskedForWhereIamVouchesAndNowhereElse() {
    try (TestingCloud cloud =
        TestingCloud.start(Front.LAMBDA, Map.of("bowline.database.iam", true))) {
      assertThat(plugin(cloud)).isEqualTo(IamPassword.class.getName());
    }
    assertThat(plugin(TestingCloud.shared(Front.LAMBDA))).isNull();
  }

  private static @Nullable Object plugin(TestingCloud cloud) {
    return cloud
        .bean(DatasourceConfiguration.class)
        .getDataSourceProperties()
        .get("authenticationPluginClassName");
  }

  private static String password(Clock clock) {
    Properties connection = new Properties();
    connection.setProperty("PGHOST", HOST);
    connection.setProperty("PGPORT", "5432");
    connection.setProperty("user", "bowline");
    return new String(
        new IamPassword(connection, "eu-central-1", CREDENTIALS, clock)
            .getPassword(AuthenticationRequestType.CLEARTEXT_PASSWORD));
  }

  /** All but the date and the signature over it; a date is told as its day. */
  private static List<String> parameters(String token) {
    return Arrays.stream(token.substring(token.indexOf('?') + 1).split("&", -1))
        .filter(parameter -> !parameter.startsWith("X-Amz-Signature="))
        .map(parameter -> parameter.replaceFirst("(X-Amz-Date=\\d{8}).*", "$1"))
        .toList();
  }
}
