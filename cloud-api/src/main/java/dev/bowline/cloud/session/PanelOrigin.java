package dev.bowline.cloud.session;

import dev.bowline.cloud.platform.Installation;
import io.micronaut.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.net.URI;

/** Whether a change was asked for by the panel's own pages, as far as the browser says. */
@Singleton
public final class PanelOrigin {

  private final String own;

  PanelOrigin(Installation installation) {
    URI url = installation.publicUrl();
    this.own = url.getScheme() + "://" + url.getAuthority();
  }

  /**
   * Browsers name the page's origin with every change. One that is neither the public URL's nor
   * that of the host the request went to is foreign; programs name none.
   */
  public boolean admits(HttpHeaders headers) {
    String origin = headers.get(HttpHeaders.ORIGIN);
    return origin == null
        || origin.equals(own)
        || origin.equals("https://" + headers.get(HttpHeaders.HOST));
  }
}
