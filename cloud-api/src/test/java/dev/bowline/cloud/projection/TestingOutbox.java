package dev.bowline.cloud.projection;

import io.micronaut.context.ApplicationContext;

/** The outbox of a running cloud, as a test looks at it. */
public final class TestingOutbox {

  private final ApplicationContext context;

  /** Of the cloud {@code context}. */
  public TestingOutbox(ApplicationContext context) {
    this.context = context;
  }

  /** One round of the sweeper. */
  public void sweep() {
    context.getBean(OutboxSweeper.class).sweep();
  }

  /** How many changes are still to be delivered. */
  public long count() {
    return context.getBean(OutboxRepository.class).count();
  }
}
