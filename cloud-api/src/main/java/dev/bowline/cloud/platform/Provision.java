package dev.bowline.cloud.platform;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import java.util.Map;

/** The step of a deployment that provisions and ends; it reads the API's own configuration. */
public final class Provision {

  private static final Map<String, Object> HERE_ALONE = Map.of("bowline.provision.on-start", false);

  private Provision() {}

  /** Provisions; a failure ends the process with a status that is not 0. */
  public static void main(String[] arguments) {
    try (ApplicationContext context =
        ApplicationContext.builder()
            .propertySources(PropertySource.of("provision", HERE_ALONE, Integer.MAX_VALUE))
            .start()) {
      context.getBean(Provisioning.class).run();
    }
  }
}
