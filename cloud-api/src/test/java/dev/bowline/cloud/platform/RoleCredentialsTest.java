package dev.bowline.cloud.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class RoleCredentialsTest {

  private final AtomicInteger asked = new AtomicInteger();
  private final RoleCredentials credentials =
      new RoleCredentials(() -> {
        AwsBasicCredentials kept = AwsBasicCredentials.create("id" + asked.incrementAndGet(), "-");
        return () -> kept;
      });

  @Test
  void areFoundOnceAndAgainInACopyOfTheProcess() {
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("id1");
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("id1");
    credentials.beforeCheckpoint();
    credentials.afterRestore();
    assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("id2");
  }
}
