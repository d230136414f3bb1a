package dev.bowline.localstack.engines.aws;

/** One service behind the front; it meets only callers whose signature was proven. */
interface AwsService {

  /** The name in the credential scope of a signature, such as {@code sqs}. */
  String signingName();

  /** Whether the request is worded for this service. */
  boolean speaks(AwsRequest request);

  /** Does what the caller asks, or throws the {@link AwsFault} that AWS would answer. */
  AwsAnswer answer(AwsRequest request, Caller caller);

  /** Words a fault in this service's protocol. */
  AwsAnswer fault(AwsFault fault);
}
