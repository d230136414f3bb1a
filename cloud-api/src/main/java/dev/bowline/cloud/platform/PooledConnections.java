package dev.bowline.cloud.platform;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import io.micronaut.context.annotation.Requires;
import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The connections to PostgreSQL, of which a snapshot takes none along. */
@Singleton
@Requires(property = "datasources.default.url")
final class PooledConnections implements SnapshotGuard {

  private static final Logger LOG = LoggerFactory.getLogger(PooledConnections.class);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Provider<DataSource> database;
  private final Provider<DataSourceResolver> resolver;

  PooledConnections(Provider<DataSource> database, Provider<DataSourceResolver> resolver) {
    this.database = database;
    this.resolver = resolver;
  }

  /** Closes them all, and returns when they are. */
  @Override
  public void beforeCheckpoint() {
    if (resolver.get().resolve(database.get()) instanceof HikariDataSource pool) {
      HikariPoolMXBean connections = pool.getHikariPoolMXBean();
      if (connections != null) {
        close(connections);
      }
    }
  }

  private static void close(HikariPoolMXBean connections) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    connections.softEvictConnections();
    while (connections.getTotalConnections() > 0 && System.nanoTime() < until) {
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    LOG.debug("{} connections are left", connections.getTotalConnections());
  }
}
