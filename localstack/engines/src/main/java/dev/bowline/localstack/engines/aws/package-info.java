/**
 * A front that speaks STS, KMS, SQS and S3 as AWS does: it checks every SigV4 signature, knows
 * temporary credentials, and evaluates their session policies. Start at {@link
 * dev.bowline.localstack.engines.aws.AwsFront}.
 */
@NullMarked
package dev.bowline.localstack.engines.aws;

import org.jspecify.annotations.NullMarked;
