package dev.bowline.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Ids;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.platform.SnapshotGuard;
import dev.bowline.cloud.testing.CountingProxy;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.localstack.engines.LocalEngines;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What AWS's client does around a snapshot, done to an instance in this process. */
class SnapshotsTest {

  private static final Context<Resource> AWS = Core.getGlobalContext();

  private final LocalEngines engines = LocalEngines.shared();
  private final CountingProxy dynamoDb = new CountingProxy(engines.dynamoDbEndpoint().getPort());
  private final CountingProxy database = new CountingProxy(databasePort(engines.jdbcUrl()));
  private final TestingCloud cloud = cloud();
  private final TestKey key = cloud.keys().create();
  private final Snapshots snapshots = new Snapshots(cloud.context());
  private final Priming priming = new ApiHandler(cloud.context()).priming();

  @AfterEach
  void close() throws Exception {
    cloud.close();
    dynamoDb.close();
    database.close();
  }

  @Test
  void primesWithASignedRequestThatReadsAndWritesNothing() {
    List<String> calls = cloud.aws().during(() -> priming.beforeCheckpoint(AWS));
    assertThat(calls).contains("Query").doesNotContain("UpdateItem", "PutItem");
    assertThat(calls).doesNotContain("TransactWriteItems");
  }

  @Test
  void takesTheCheckpointThoughAwsIsAway() {
    cloud.aws().away(true);
    assertThatCode(
            () -> {
              priming.beforeCheckpoint(AWS);
              snapshots.beforeCheckpoint(AWS);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void takesNoConnectionAlongAndKeepsThemInACopy() {
    priming.beforeCheckpoint(AWS);
    cloud.bean(Ids.class).next();
    assertThat(database.open()).as("before").isPositive();
    snapshots.beforeCheckpoint(AWS);
    await(() -> dynamoDb.open() == 0 && database.open() == 0);
    assertThat(dynamoDb.open()).as("DynamoDB").isZero();
    assertThat(database.open()).as("PostgreSQL").isZero();

    snapshots.afterRestore(AWS);
    int before = dynamoDb.accepted();
    for (int i = 0; i < 10; i++) {
      assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    }
    assertThat(dynamoDb.accepted() - before).as("connections for ten requests").isLessThan(4);
  }

  @Test
  void forgetsWhatItKnewOfCredentialsAndTheirSecrets() {
    assertThat(cloud.client(key).get("/v1/me").status()).isEqualTo(200);
    List<String> known = cloud.aws().during(() -> cloud.client(key).get("/v1/me"));
    assertThat(known).doesNotContain("Query").doesNotContain("Decrypt");

    snapshots.beforeCheckpoint(AWS);
    snapshots.afterRestore(AWS);
    List<String> restored = cloud.aws().during(() -> cloud.client(key).get("/v1/me"));
    assertThat(restored).contains("Query").contains("Decrypt");
  }

  @Test
  void forgetsWhatIsHeldByEveryGuard() {
    Set<String> guards = new TreeSet<>();
    cloud
        .context()
        .getBeansOfType(SnapshotGuard.class)
        .forEach(guard -> guards.add(guard.getClass().getSimpleName()));
    assertThat(guards)
        .contains(
            "AwsHttp",
            "CommandSigner",
            "Credentials",
            "DataKeys",
            "EnrolledAgents",
            "PooledConnections",
            "Randomness",
            "RoleCredentials");
  }

  @Test
  void seedsEachCopyAnew() {
    FakeRandom random = (FakeRandom) cloud.bean(SecureRandom.class);
    snapshots.beforeCheckpoint(AWS);
    int before = random.seeds;
    snapshots.afterRestore(AWS);
    assertThat(random.seeds).isEqualTo(before + 1);
  }

  /** Counts how often it is seeded. */
  @Singleton
  @Requires(property = "testing.random", value = "true")
  static final class FakeRandom extends SecureRandom {

    private static final long serialVersionUID = 1L;
    private int seeds;

    @Override
    public void setSeed(byte[] seed) {
      seeds++;
      super.setSeed(seed);
    }
  }

  private TestingCloud cloud() {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    String url = String.valueOf(settings.get("datasources.default.url"));
    settings.put(
        "datasources.default.url",
        url.replace(":" + databasePort(url) + "/", ":" + database.port() + "/"));
    settings.put("bowline.aws.dynamodb-endpoint", dynamoDb.instead(engines.dynamoDbEndpoint()));
    settings.put("testing.random", true);
    settings.put("aws.lambda.initialization.type", "snap-start");
    TestingCloud made = TestingCloud.start(Front.LAMBDA, settings);
    made.bean(Provisioning.class).run();
    return made;
  }

  private static int databasePort(String jdbcUrl) {
    return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
  }

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
  }
}
