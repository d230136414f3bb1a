package dev.bowline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.bowline.cloud.platform.BackgroundWork;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The function that EventBridge Scheduler calls once a minute: it does every round of {@link
 * BackgroundWork} that is due. Calls may come twice, late, or not at all: those of minutes through
 * which another call lasts are dropped, and what was due in such a minute alone waits for its next
 * pause.
 */
public final class BackgroundHandler implements RequestStreamHandler {

  private static final Argument<Map<String, Object>> EVENT =
      Argument.mapOf(String.class, Object.class);

  private final Collection<BackgroundWork> works;
  private final InstantSource clock;
  private final JsonMapper json;

  /** Starts the application, once per instance of the function. */
  public BackgroundHandler() {
    this(Snapshots.start());
  }

  /** Works for an application that runs already. */
  public BackgroundHandler(ApplicationContext context) {
    this.works = context.getBeansOfType(BackgroundWork.class);
    this.clock = context.getBean(InstantSource.class);
    this.json = context.getBean(JsonMapper.class);
  }

  /**
   * Does the rounds that are due.
   *
   * @throws IllegalStateException naming the works whose round broke off, when all others are done:
   *     AWS counts it, and may call again with the same event
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    DueRounds rounds = new DueRounds(works, context::getRemainingTimeInMillis);
    List<String> failed = rounds.run(time(json.readValue(input, EVENT)));
    if (!failed.isEmpty()) {
      throw new IllegalStateException("These rounds broke off: " + String.join(", ", failed));
    }
  }

  /** The minute the event was made for; it stays when the event is sent again. */
  private Instant time(Map<String, Object> event) {
    try {
      return Instant.parse(String.valueOf(event.get("time")));
    } catch (DateTimeParseException callByHand) {
      return clock.instant();
    }
  }
}
