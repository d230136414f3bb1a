package dev.bowline.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.bowline.cloud.platform.BackgroundWork;
import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.platform.TestingWork;
import dev.bowline.cloud.testing.FakeLambdaContext;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What has to be done in the background is done by a server that stays, and by the function. */
class BackgroundWorkTest {

  private static final String EVENT =
      """
      {"version":"0","id":"6f1c","detail-type":"Scheduled Event","source":"aws.scheduler",
       "account":"000000000000","time":"2026-11-30T04:16:00Z","region":"eu-central-1",
       "resources":["arn:aws:scheduler:eu-central-1:000000000000:schedule/default/bowline"],
       "detail":"{}"}
      """;

  @Factory
  @Requires(property = "testing.work", value = "true")
  static final class TestingWorks {

    @Singleton
    @Named("sound")
    TestingWork sound() {
      return new TestingWork("sound work", Duration.ofMillis(10), 0);
    }

    @Singleton
    @Named("broken")
    @Requires(property = "testing.broken-work", value = "true")
    TestingWork broken() {
      return new TestingWork("broken work", Duration.ofMillis(10), 0).broken();
    }
  }

  @TempDir private Path directory;

  @Test
  void everyImplementationIsABeanAndSoReachesWhoeverCallsThemAll() {
    try (TestingCloud cloud = cloud(Front.LAMBDA, Map.of("testing.work", false))) {
      assertThat(cloud.context().getBeansOfType(BackgroundWork.class))
          .extracting(work -> work.getClass().getName())
          .containsExactlyInAnyOrderElementsOf(implementations());
      assertThat(cloud.context().getBeansOfType(BackgroundWork.class))
          .extracting(BackgroundWork::name)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aServerThatStaysDoesTheRoundsOfEveryBean() {
    try (TestingCloud cloud =
        cloud(Front.NETTY, Map.of("bowline.background", true, "testing.broken-work", true))) {
      for (TestingWork work : cloud.context().getBeansOfType(TestingWork.class)) {
        awaitRounds(work, 3);
      }
    }
  }

  @Test
  void aServerThatIsToldNotToDoesNone() {
    try (TestingCloud cloud = cloud(Front.NETTY, Map.of())) {
      cloud.get(cloud.tokens().create(), "/api/v1/health.php");
      assertThat(cloud.bean(TestingWork.class).rounds()).isZero();
    }
  }

  @Test
  void theFunctionDoesTheRoundsOfEveryBean() throws IOException {
    try (TestingCloud cloud = cloud(Front.LAMBDA, Map.of())) {
      call(new BackgroundHandler(cloud.context()));
      assertThat(cloud.bean(TestingWork.class).rounds()).isEqualTo(1);
    }
  }

  @Test
  void theFunctionTellsAwsOfARoundThatBrokeOffWhenAllOthersAreDone() {
    try (TestingCloud cloud = cloud(Front.LAMBDA, Map.of("testing.broken-work", true))) {
      BackgroundHandler handler = new BackgroundHandler(cloud.context());
      assertThatThrownBy(() -> call(handler))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("These rounds broke off: broken work");
      assertThat(cloud.context().getBeansOfType(TestingWork.class))
          .extracting(TestingWork::rounds)
          .containsExactly(1, 1);
    }
  }

  private TestingCloud cloud(Front front, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(FreshInstallation.properties());
    settings.put("bowline.background", false);
    settings.put("bowline.request-log.directory", directory.toString());
    settings.put("testing.work", true);
    settings.putAll(more);
    TestingCloud cloud = TestingCloud.start(front, settings);
    cloud.bean(Provisioning.class).run();
    return cloud;
  }

  private static List<String> implementations() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.bowline.cloud")
            .stream()
            .filter(type -> type.isAssignableTo(BackgroundWork.class) && !type.isInterface())
            .map(JavaClass::getName)
            .toList();
  }

  private static void call(BackgroundHandler handler) throws IOException {
    handler.handleRequest(
        new ByteArrayInputStream(EVENT.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(),
        new FakeLambdaContext());
  }

  private static void awaitRounds(TestingWork work, int rounds) {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (work.rounds() < rounds && System.nanoTime() < until) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(work.rounds()).as(work.name()).isGreaterThanOrEqualTo(rounds);
  }
}
