package dev.bowline.localstack.engines.aws;

import java.io.IOException;
import java.io.InputStream;

/** One service behind the front; it meets only callers whose signature was proven. */
interface AwsService {

  /** The name in the credential scope of a signature, such as {@code sqs}. */
  String signingName();

  /** Whether the request, whose body was not read yet, is worded for this service. */
  boolean speaks(AwsRequest request);

  /** What it answers to a signature for another service or region. */
  default AwsFault scopedElsewhere(String region) {
    return new AwsFault(
        403,
        "SignatureDoesNotMatch",
        "Credential should be scoped to %s/%s.".formatted(region, signingName()));
  }

  /** How its signatures are made. */
  default Signing signing() {
    return Signing.COMMON;
  }

  /** Reads the body, as far as this service allows. */
  default Payload receive(InputStream body) throws IOException {
    return Payload.inMemory(body);
  }

  /** Does what the caller asks, or throws the {@link AwsFault} that AWS would answer. */
  AwsAnswer answer(AwsRequest request, Caller caller);

  /** Words a fault in this service's protocol. */
  AwsAnswer fault(AwsFault fault);
}
