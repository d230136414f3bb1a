package dev.bowline.cloud.platform;

import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * The credentials of the role this process runs as, found by the SDK's rules; never those of a
 * snapshot.
 */
@Singleton
final class RoleCredentials implements AwsCredentialsProvider, SnapshotGuard {

  private final Supplier<AwsCredentialsProvider> rules;
  private @Nullable AwsCredentialsProvider found;

  RoleCredentials() {
    this(() -> DefaultCredentialsProvider.builder().build());
  }

  RoleCredentials(Supplier<AwsCredentialsProvider> rules) {
    this.rules = rules;
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return provider().resolveCredentials();
  }

  @Override
  public synchronized void beforeCheckpoint() {
    found = null;
  }

  private synchronized AwsCredentialsProvider provider() {
    AwsCredentialsProvider known = found;
    if (known == null) {
      known = rules.get();
      found = known;
    }
    return known;
  }
}
