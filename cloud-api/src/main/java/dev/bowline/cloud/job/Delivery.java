package dev.bowline.cloud.job;

import dev.bowline.contract.command.CommandMessage;

/** How a command gets to its host, and how what the host says of it comes back. */
sealed interface Delivery permits QueuedDelivery, SimulatedDelivery {

  /** What is kept with the job, to be sent and sent again; empty when nothing ever is. */
  String message(CommandMessage command);

  /** What is to be done in the transaction that writes the job, once it is written. */
  void within(Order order, CommandMessage command);

  /** What is to be done once that transaction is committed. */
  void after(JobRow job);
}
