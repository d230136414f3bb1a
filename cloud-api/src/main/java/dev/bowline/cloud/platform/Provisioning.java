package dev.bowline.cloud.platform;

import io.micronaut.jdbc.DataSourceResolver;
import jakarta.inject.Singleton;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings an installation to the state this version needs. */
@Singleton
public final class Provisioning {

  private final DataSource database;
  private final DataSourceResolver resolver;
  private final Tables tables;
  private final List<ProvisioningStep> steps;

  Provisioning(
      DataSource database,
      DataSourceResolver resolver,
      Tables tables,
      List<ProvisioningStep> steps) {
    this.database = database;
    this.resolver = resolver;
    this.tables = tables;
    this.steps = List.copyOf(steps);
  }

  /**
   * Migrates the database, creates missing tables, then lets each feature do what it needs. It may
   * be repeated, also by several instances at once.
   */
  public void run() {
    migrate();
    tables.create();
    steps.forEach(ProvisioningStep::provision);
  }

  /**
   * Migrates the database and touches nothing else. Migrations only add, so an older version may
   * serve meanwhile and afterwards.
   */
  public void migrate() {
    Flyway.configure(Provisioning.class.getClassLoader())
        .dataSource(resolver.resolve(database))
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
