package dev.bowline.cloud.condition;

import dev.bowline.cloud.exchange.Exchange;
import dev.bowline.contract.Sha256;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Names a version of something that can be edited, as a strong entity tag (RFC 9110, section
 * 8.8.3). It changes with what edits change, and not with what is only counted or seen.
 *
 * @param text without quotes
 */
public record EntityTag(String text) {

  private static final int BYTES = 9;

  /** The tag of a version that consists of {@code parts}, each told by its text. */
  public static EntityTag of(@Nullable Object... parts) {
    byte[] version = Sha256.of(Arrays.toString(parts));
    return new EntityTag(HexFormat.of().formatHex(version, 0, BYTES));
  }

  /** Lets the answer to {@code request} carry this tag. */
  public void tag(HttpRequest<?> request) {
    Exchange.of(request).answerWith(HttpHeaders.ETAG, quoted());
  }

  /** As it stands in headers. */
  String quoted() {
    return '"' + text + '"';
  }
}
