package dev.bowline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.bowline.cloud.member.FirstInvitation;
import dev.bowline.cloud.platform.Provisioning;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The function that a deployment calls from within the network of the database. Once the
 * infrastructure stands, it brings the installation to the state this version needs. Before, while
 * an older version serves, {@code {"only":"migrations"}} has it migrate the database alone: tables
 * and permissions that this version needs may be missing then. It may be called again.
 *
 * <p>As long as the installation has no member, the answer is the one place where the link stands
 * by which the first one joins; each answer's link replaces the one before. Nothing of it is
 * logged.
 */
public final class ProvisionHandler implements RequestStreamHandler {

  private static final Argument<Map<String, Object>> EVENT =
      Argument.mapOf(String.class, Object.class);

  private static final String ONLY = "only";
  private static final String MIGRATIONS = "migrations";

  private final Provisioning provisioning;
  private final FirstInvitation invitation;
  private final JsonMapper json;

  /** Starts the application, once per instance of the function. */
  public ProvisionHandler() {
    this(Snapshots.start());
  }

  /** Provisions for an application that runs already. */
  public ProvisionHandler(ApplicationContext context) {
    this.provisioning = context.getBean(Provisioning.class);
    this.invitation = context.getBean(FirstInvitation.class);
    this.json = context.getBean(JsonMapper.class);
  }

  /**
   * Provisions everything, or what the event names.
   *
   * @throws IllegalArgumentException if the event asks only for something else than migrations
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Object only = json.readValue(input, EVENT).getOrDefault(ONLY, "");
    json.writeValue(
        output,
        switch (String.valueOf(only)) {
          case "" -> everything();
          case MIGRATIONS -> migrations();
          default -> throw new IllegalArgumentException("Nobody can provision only " + only);
        });
  }

  private Map<String, String> everything() {
    provisioning.run();
    return invitation
        .renew()
        .map(link -> Map.of("invitation", new String(link.reveal(), StandardCharsets.UTF_8)))
        .orElse(Map.of());
  }

  private Map<String, String> migrations() {
    provisioning.migrate();
    return Map.of();
  }
}
