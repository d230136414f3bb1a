package dev.bowline.cloud.projection;

import dev.bowline.cloud.credential.Admissible;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.usage.PackedLogs;
import jakarta.inject.Singleton;

/** The projection in DynamoDB. */
@Singleton
final class StoredProjection implements Projection {

  private final Credentials credentials;
  private final PackedLogs logs;

  StoredProjection(Credentials credentials, PackedLogs logs) {
    this.credentials = credentials;
    this.logs = logs;
  }

  @Override
  public void publish(Admissible credential) {
    credentials.publish(credential);
  }

  @Override
  public void revoke(String publicKey, long generation) {
    credentials.revoke(publicKey, generation);
  }

  @Override
  public void remove(String publicKey, long number) {
    credentials.remove(publicKey);
    logs.dropLines(number);
  }
}
