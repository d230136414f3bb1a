package dev.bowline.localstack.engines.aws;

/** The two ways in which SigV4 words a request. */
enum Signing {
  /** Paths are normalised and escaped once more; the hash of the body is always signed. */
  COMMON,
  /** Paths stand as they are sent; the body may be left out, as {@code UNSIGNED-PAYLOAD}. */
  S3
}
