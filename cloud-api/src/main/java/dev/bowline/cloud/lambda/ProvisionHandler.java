package dev.bowline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.bowline.cloud.member.FirstInvitation;
import dev.bowline.cloud.platform.Provisioning;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The function that a deployment calls once its infrastructure stands, from within the network of
 * the database: it brings the installation to the state this version needs. It may be called again.
 *
 * <p>As long as the installation has no member, the answer is the one place where the link stands
 * by which the first one joins; each answer's link replaces the one before. Nothing of it is
 * logged.
 */
public final class ProvisionHandler implements RequestStreamHandler {

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

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    provisioning.run();
    Map<String, String> answer =
        invitation
            .renew()
            .map(link -> Map.of("invitation", new String(link.reveal(), StandardCharsets.UTF_8)))
            .orElse(Map.of());
    json.writeValue(output, answer);
  }
}
