package dev.bowline.cloud.page;

/**
 * The Content-Security-Policy of the pages: nothing from another origin, no inline script, and of
 * inline styles only those that carry this answer's nonce.
 */
final class ContentPolicy {

  private ContentPolicy() {}

  /** The policy of the answer that carries {@code nonce}. */
  static String of(String nonce) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-" + nonce + "'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        // The scanner's worker is made from a blob.
        "worker-src 'self' blob:",
        "media-src blob:",
        "manifest-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'");
  }
}
