package dev.bowline.cloud.lambda;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the function do one signed request before its snapshot is taken, so that the first one after
 * a restore finds classes loaded and linked. A checkpoint never fails because of it, whoever is
 * away.
 */
record Priming(ApiHandler handler, UnknownCaller caller, JsonMapper json) implements Resource {

  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      byte[] event = json.writeValueAsBytes(caller.event());
      handler.handle(new ByteArrayInputStream(event), OutputStream.nullOutputStream());
    } catch (Exception e) {
      LOG.warn("Not primed, so the first request will wait: {}", e.toString());
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    // What was loaded stays.
  }
}
