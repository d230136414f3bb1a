package dev.bowline.host.inventory;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import dev.bowline.host.command.Course;
import dev.bowline.host.command.Handler;

/** Takes the inventory when the cloud asks for it. */
public final class RefreshHandler implements Handler<Command.RefreshInventory> {

  private final InventoryReport report;

  /** A handler that sends {@code report}. */
  public RefreshHandler(InventoryReport report) {
    this.report = report;
  }

  @Override
  public Resource resource() {
    return Resource.SERVER;
  }

  @Override
  public Class<Command.RefreshInventory> commands() {
    return Command.RefreshInventory.class;
  }

  @Override
  public Outcome run(Command.RefreshInventory command, Course course) {
    return report.send()
        ? new Outcome.Refreshed()
        : new Outcome.Failed("CLOUD_UNAVAILABLE", "The inventory could not be sent");
  }
}
