package dev.bowline.cloud.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalNetworkTest {

  private static Map<String, Object> local() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("bowline.local", true);
    settings.put("bowline.provision.on-start", false);
    for (String service : new String[] {"dynamodb", "sqs", "s3", "sts", "kms"}) {
      settings.put("bowline.aws." + service + "-endpoint", "http://127.0.0.1:4566");
    }
    return settings;
  }

  private static void start(Map<String, Object> settings) {
    ApplicationContext.builder()
        .properties(settings)
        .deduceEnvironment(false)
        .build()
        .start()
        .close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1",
        "http://localhost:1",
        "http://[::1]:1",
        "https://10.77.0.1:3003"
      })
  void startsOnLoopbackAndTheTestNetwork(String endpoint) {
    Map<String, Object> settings = local();
    settings.put("bowline.aws.sqs-endpoint", endpoint);

    start(settings);
  }

  @ParameterizedTest
  @CsvSource({
    "bowline.aws.dynamodb-endpoint, https://dynamodb.eu-central-1.amazonaws.com",
    "bowline.aws.sqs-endpoint, http://10.77.1.1:1",
    "bowline.aws.s3-endpoint, https://s3.eu-central-1.amazonaws.com",
    "bowline.aws.agent-sqs-endpoint, https://10.78.0.1:3003",
    "bowline.aws.agent-s3-endpoint, https://s3.eu-central-1.amazonaws.com",
    "bowline.aws.sts-endpoint, http://192.0.2.1",
    "bowline.aws.kms-endpoint, http://localhost.example.org",
    "bowline.aws.kms-endpoint, http://127.1",
  })
  void doesNotStartWhenAnEndpointLiesElsewhere(String key, String endpoint) {
    Map<String, Object> settings = local();
    settings.put(key, endpoint);

    assertThatThrownBy(() -> start(settings))
        .hasStackTraceContaining(key + " must be a loopback address or in 10.77.0.0/24");
  }

  @Test
  void doesNotStartWhenAnEndpointIsAbsentAndAwsWouldBeCalled() {
    Map<String, Object> settings = local();
    settings.remove("bowline.aws.kms-endpoint");

    assertThatThrownBy(() -> start(settings)).hasStackTraceContaining("but is absent");
  }

  @Test
  void anInstallationOnAwsNeedsNoEndpoint() {
    start(Map.of("bowline.provision.on-start", false));
  }

  @Test
  void bindsWhatIsConfigured() {
    Map<String, Object> settings = local();
    settings.put("bowline.table-prefix", "north-");
    settings.put("bowline.aws.secret-access-key", "hush");
    try (ApplicationContext context =
        ApplicationContext.builder().properties(settings).deduceEnvironment(false).start()) {
      Installation installation = context.getBean(Installation.class);
      assertThat(installation.name(Table.CREDENTIALS)).isEqualTo("north-credentials");
      assertThat(installation.queue(5)).isEqualTo("north-server-5");
      assertThat(installation.backupBucket()).isEqualTo("north-backups");
      assertThat(context.getBean(AwsConfiguration.class).toString()).doesNotContain("hush");
    }
  }
}
