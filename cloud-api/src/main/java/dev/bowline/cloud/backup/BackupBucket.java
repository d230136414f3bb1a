package dev.bowline.cloud.backup;

import dev.bowline.cloud.platform.AwsConfiguration;
import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.ProvisioningStep;
import jakarta.inject.Singleton;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyExistsException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** The bucket in which every server's repository is a folder of its own. */
@Singleton
public final class BackupBucket implements ProvisioningStep {

  /** S3 deletes up to 1,000 at once; fewer keep an answer short of the clients' patience. */
  private static final int BATCH = 250;

  private static final String NOWHERE_IN_PARTICULAR = "us-east-1";

  private final S3Client s3;
  private final Installation installation;
  private final AwsConfiguration aws;

  BackupBucket(S3Client s3, Installation installation, AwsConfiguration aws) {
    this.s3 = s3;
    this.installation = installation;
    this.aws = aws;
  }

  /** Creates the bucket unless it is there; where it is, looking is all. */
  @Override
  public void provision() {
    if (!exists()) {
      create();
    }
  }

  private boolean exists() {
    try {
      s3.headBucket(request -> request.bucket(name()));
      return true;
    } catch (NoSuchBucketException e) {
      return false;
    }
  }

  private void create() {
    try {
      s3.createBucket(
          request -> request.bucket(name()).createBucketConfiguration(location(aws.region())));
    } catch (BucketAlreadyExistsException | BucketAlreadyOwnedByYouException e) {
      // Another instance has just created it.
    }
  }

  /** Its name. */
  String name() {
    return installation.backupBucket();
  }

  /** What the keys of all objects of {@code serverId} begin with. */
  static String prefix(long serverId) {
    return "hosts/" + serverId + "/";
  }

  /** Deletes every object of {@code serverId}; broken off, it may be asked again. */
  public void empty(long serverId) {
    List<ObjectIdentifier> some = some(serverId);
    while (!some.isEmpty()) {
      List<ObjectIdentifier> doomed = some;
      s3.deleteObjects(
          request -> request.bucket(name()).delete(objects -> objects.objects(doomed).quiet(true)));
      some = some(serverId);
    }
  }

  private List<ObjectIdentifier> some(long serverId) {
    return s3
        .listObjectsV2(request -> request.bucket(name()).prefix(prefix(serverId)).maxKeys(BATCH))
        .contents()
        .stream()
        .map(object -> ObjectIdentifier.builder().key(object.key()).build())
        .toList();
  }

  /** S3 has no name for its first region here. */
  private static CreateBucketConfiguration location(String region) {
    return region.equals(NOWHERE_IN_PARTICULAR)
        ? CreateBucketConfiguration.builder().build()
        : CreateBucketConfiguration.builder().locationConstraint(region).build();
  }
}
