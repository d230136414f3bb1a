package dev.bowline.cloud.framing;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import jakarta.inject.Singleton;

/** Tells the server of {@link FramingCustomizer}. */
@Singleton
final class FramingRegistration
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private final NettyHttpServerConfiguration configuration;

  FramingRegistration(NettyHttpServerConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new FramingCustomizer(configuration, null));
    return event.getBean();
  }
}
