package dev.bowline.iac;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * The bucket of backups, and one for the record of who read it.
 *
 * <p>No object of a repository ever expires: restic reads old packs for new snapshots, and prunes
 * by itself. What it prunes, and what a broken-in host deletes, stays for 30 days as a former
 * version, which an agent's credentials cannot reach. So a host can lose its backups only to
 * somebody who waits for a month; the price is that pruned data is paid for a month longer.
 */
final class Buckets extends Construct {

  private static final Duration FORMER = Duration.days(30);
  private static final Duration LEFT_OVER = Duration.days(7);
  private static final Duration RECORDED = Duration.days(90);

  /** Of the two buckets the longer name behind the prefix. */
  static final String RECORD = "backups-record";

  private final Bucket backups;

  Buckets(Construct stack, Names names, Keys keys, Stage stage) {
    super(stack, "Buckets");
    Bucket record =
        closed("Record", stage)
            .bucketName(names.of(RECORD))
            .encryption(BucketEncryption.S3_MANAGED)
            .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
            .lifecycleRules(List.of(LifecycleRule.builder().expiration(RECORDED).build()))
            .build();
    backups =
        closed("Backups", stage)
            .bucketName(names.backups())
            .encryption(BucketEncryption.KMS)
            .encryptionKey(keys.backups())
            .bucketKeyEnabled(true)
            .versioned(true)
            .serverAccessLogsBucket(record)
            .lifecycleRules(
                List.of(
                    LifecycleRule.builder()
                        .id("left-over")
                        .abortIncompleteMultipartUploadAfter(LEFT_OVER)
                        .noncurrentVersionExpiration(FORMER)
                        .expiredObjectDeleteMarker(true)
                        .build()))
            .build();
  }

  private Bucket.Builder closed(String id, Stage stage) {
    return Bucket.Builder.create(this, id)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .enforceSsl(true)
        .minimumTlsVersion(1.2)
        .removalPolicy(stage.data());
  }

  Bucket backups() {
    return backups;
  }
}
