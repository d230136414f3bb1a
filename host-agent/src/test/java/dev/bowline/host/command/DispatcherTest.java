package dev.bowline.host.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.ServiceCommand;
import dev.bowline.contract.command.ServiceName;
import dev.bowline.contract.scope.Resource;
import dev.bowline.host.testing.FakeCourse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class DispatcherTest {

  private static final Course COURSE = new FakeCourse(new UUID(0, 1));

  private record FakeHandler<C extends Command>(Class<C> commands, Outcome outcome)
      implements Handler<C> {
    @Override
    public Resource resource() {
      return Resource.SERVICES;
    }

    @Override
    public Outcome run(C command, Course course) {
      return outcome;
    }
  }

  @Test
  void handsACommandToTheHandlerOfItsKind() {
    assertThat(
            new Dispatcher(all())
                .run(new ServiceCommand.RestartService(new ServiceName("nginx")), COURSE))
        .isEqualTo(new Outcome.Interrupted("service"));
  }

  @Test
  void saysThatItDoesNotKnowACommandOfANewerCloud() {
    assertThat(new Dispatcher(all()).run(new Command.Unrecognised("moon.land"), COURSE))
        .isEqualTo(new Outcome.Unsupported("moon.land"));
  }

  @Test
  void refusesToStartWithoutAHandlerForAKindOfCommand() {
    assertThatThrownBy(() -> new Dispatcher(all().subList(0, 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("No handler for ");
  }

  @Test
  void refusesToStartWithTwoHandlersForOneKindOfCommand() {
    List<Handler<?>> doubled = new ArrayList<>(all());
    doubled.addAll(all());
    assertThatThrownBy(() -> new Dispatcher(doubled))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Two handlers for ");
  }

  private static List<Handler<?>> all() {
    Outcome refreshed = new Outcome.Refreshed();
    return List.of(
        new FakeHandler<>(ServiceCommand.class, new Outcome.Interrupted("service")),
        new FakeHandler<>(BackupCommand.class, refreshed),
        new FakeHandler<>(Command.RefreshInventory.class, refreshed),
        new FakeHandler<>(Command.WatchMetrics.class, refreshed));
  }
}
