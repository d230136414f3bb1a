package dev.bowline.iac;

import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.constructs.Construct;

/** The bucket that releases are put into before a stack can name them. It keeps every release. */
final class ReleaseStack extends Stack {

  ReleaseStack(Construct app) {
    super(
        app,
        "bowline-releases",
        StackProps.builder()
            .description("Bowline's releases")
            .analyticsReporting(false)
            .synthesizer(
                DefaultStackSynthesizer.Builder.create()
                    .generateBootstrapVersionRule(false)
                    .build())
            .build());
    var name =
        CfnParameter.Builder.create(this, "ReleaseBucket")
            .type("String")
            .defaultValue("bowline-releases")
            .description("The bucket's name")
            .build();
    Bucket.Builder.create(this, "Releases")
        .bucketName(name.getValueAsString())
        .encryption(BucketEncryption.S3_MANAGED)
        .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
        .enforceSsl(true)
        .versioned(true)
        .removalPolicy(RemovalPolicy.RETAIN)
        .build();
    Suppressions.ofReleases(this);
  }
}
