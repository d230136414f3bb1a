package dev.bowline.cloud.panelconfig;

import dev.bowline.cloud.authentication.Principal.TokenHolder;
import dev.bowline.cloud.authorization.RequiresTokenScope;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The lists, each behind the scope of its name. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ListController {

  private final Listings listings;
  private final Envelopes envelopes;

  ListController(Listings listings, Envelopes envelopes) {
    this.listings = listings;
    this.envelopes = envelopes;
  }

  /** The hosting accounts. */
  @Get("/accounts.php")
  @RequiresTokenScope(TokenScope.ACCOUNTS)
  Envelope<Listing> accounts(TokenHolder caller) {
    return list(Category.ACCOUNTS, caller);
  }

  /** The domains. */
  @Get("/domains.php")
  @RequiresTokenScope(TokenScope.DOMAINS)
  Envelope<Listing> domains(TokenHolder caller) {
    return list(Category.DOMAINS, caller);
  }

  /** The websites. */
  @Get("/websites.php")
  @RequiresTokenScope(TokenScope.WEBSITES)
  Envelope<Listing> websites(TokenHolder caller) {
    return list(Category.WEBSITES, caller);
  }

  /** The mailboxes. */
  @Get("/email.php")
  @RequiresTokenScope(TokenScope.EMAIL)
  Envelope<Listing> email(TokenHolder caller) {
    return list(Category.EMAIL, caller);
  }

  /** The databases. */
  @Get("/databases.php")
  @RequiresTokenScope(TokenScope.DATABASES)
  Envelope<Listing> databases(TokenHolder caller) {
    return list(Category.DATABASES, caller);
  }

  /** The certificates. */
  @Get("/ssl.php")
  @RequiresTokenScope(TokenScope.SSL)
  Envelope<Listing> ssl(TokenHolder caller) {
    return list(Category.SSL, caller);
  }

  /** The backups. */
  @Get("/backups.php")
  @RequiresTokenScope(TokenScope.BACKUPS)
  Envelope<Listing> backups(TokenHolder caller) {
    return list(Category.BACKUPS, caller);
  }

  /** What was asked of the servers lately, the newest first. */
  @Get("/jobs.php")
  @RequiresTokenScope(TokenScope.JOBS)
  Envelope<Listing> jobs(TokenHolder caller) {
    return list(Category.JOBS, caller);
  }

  /** The recurring tasks. */
  @Get("/cron.php")
  @RequiresTokenScope(TokenScope.CRON)
  Envelope<Listing> cron(TokenHolder caller) {
    return list(Category.CRON, caller);
  }

  /** The services of every server. */
  @Get("/services.php")
  @RequiresTokenScope(TokenScope.SERVICES)
  Envelope<Listing> services(TokenHolder caller) {
    return list(Category.SERVICES, caller);
  }

  private Envelope<Listing> list(Category category, TokenHolder caller) {
    return envelopes.loaded(listings.of(category, caller.tenantId()));
  }
}
