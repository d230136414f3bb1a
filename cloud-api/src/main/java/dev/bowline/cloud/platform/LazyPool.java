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

  private static final String PASSWORD_BY = "authenticationPluginClassName";
  private static final long PATIENCE_MILLIS = 5_000;

  private final DatabaseAccess access;

  LazyPool(DatabaseAccess access) {
    this.access = access;
  }

  @Override
  public DatasourceConfiguration onCreated(BeanCreatedEvent<DatasourceConfiguration> event) {
    DatasourceConfiguration pool = event.getBean();
    pool.setInitializationFailTimeout(-1);
    pool.setMinimumIdle(0);
    pool.setMaximumPoolSize(access.connections());
    pool.setConnectionTimeout(PATIENCE_MILLIS);
    if (access.iam()) {
      pool.addDataSourceProperty(PASSWORD_BY, IamPassword.class.getName());
    }
    return pool;
  }
}
