package dev.bowline.cloud.platform;

import io.micronaut.configuration.jdbc.hikari.DatasourceConfiguration;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/**
 * Lets the cloud start, and authenticate requests, without PostgreSQL: the pool opens a connection
 * when one is first asked for.
 */
@Singleton
final class LazyPool implements BeanCreatedEventListener<DatasourceConfiguration> {

  private static final int MOST = 10;
  private static final long PATIENCE_MILLIS = 5_000;

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration pool = event.getBean();
    pool.setInitializationFailTimeout(-1);
    pool.setMinimumIdle(0);
    pool.setMaximumPoolSize(MOST);
    pool.setConnectionTimeout(PATIENCE_MILLIS);
    return pool;
  }
}
