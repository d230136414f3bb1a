package dev.bowline.cloud.page;

import io.micronaut.http.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * One file of the web build.
 *
 * @param gzip the same bytes compressed; absent where that saves nothing
 * @param tag a strong entity tag of {@code plain} (RFC 9110, section 8.8.3)
 */
record WebFile(MediaType type, byte[] plain, byte @Nullable [] gzip, String tag) {

  /** The tag of the compressed bytes, which are another representation. */
  String gzipTag() {
    return tag.substring(0, tag.length() - 1) + "-gzip\"";
  }
}
