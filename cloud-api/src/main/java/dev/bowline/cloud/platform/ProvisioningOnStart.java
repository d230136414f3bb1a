package dev.bowline.cloud.platform;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/** Provisions before the first request is taken; not for Lambda, where it is a deployment step. */
@Singleton
@Requires(property = "bowline.provision.on-start", value = "true")
final class ProvisioningOnStart implements ApplicationEventListener<StartupEvent> {

  private final Provisioning provisioning;

  ProvisioningOnStart(Provisioning provisioning) {
    this.provisioning = provisioning;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    provisioning.run();
  }
}
