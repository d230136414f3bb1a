package dev.bowline.cloud.credential;

import dev.bowline.cloud.problem.ProblemException;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up a credential that cannot exist before the first request comes, so that no caller waits
 * for the client's classes, credentials and connection.
 */
@Singleton
final class WarmStart implements ApplicationEventListener<StartupEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(WarmStart.class);

  private final Credentials credentials;

  WarmStart(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    try {
      credentials.find("warm-start");
    } catch (ProblemException e) {
      LOG.warn("Started cold; requests with a key are refused until DynamoDB answers");
    }
  }
}
