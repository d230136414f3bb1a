package dev.bowline.cloud.job;

import dev.bowline.cloud.simulation.Simulation;
import dev.bowline.contract.command.CommandMessage;
import jakarta.inject.Singleton;

/**
 * To the simulated host: carried out and reported in the transaction that writes the job, so a
 * crash leaves all of it or nothing. There is nothing to sign and nothing to send.
 */
@Singleton
final class SimulatedDelivery implements Delivery {

  /** The database refuses a simulated job with any other. */
  private static final String NOTHING_TO_SEND = "";

  private final Simulation simulation;
  private final Reports reports;

  SimulatedDelivery(Simulation simulation, Reports reports) {
    this.simulation = simulation;
    this.reports = reports;
  }

  @Override
  public String message(CommandMessage command) {
    return NOTHING_TO_SEND;
  }

  @Override
  public void within(Order order, CommandMessage command) {
    reports.take(
        command.host(),
        order.ip(),
        simulation.reports(order.tenantId(), command.id(), command.command(), order.name()));
  }

  @Override
  public void after(JobRow job) {
    // Nothing: it is done.
  }
}
