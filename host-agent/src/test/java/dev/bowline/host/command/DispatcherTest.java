package dev.bowline.host.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.contract.command.Command;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.scope.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DispatcherTest {

  private record FakeHandler(Set<Class<? extends Command>> commands) implements Handler {
    @Override
    public Resource resource() {
      return Resource.SERVICES;
    }

    @Override
    public Outcome run(Command command) {
      return new Outcome.Refreshed();
    }
  }

  @Test
  void saysThatItDoesNotKnowACommandOfANewerCloud() {
    assertThat(new Dispatcher(List.of(all())).run(new Command.Unrecognised("moon.land")))
        .isEqualTo(new Outcome.Unsupported("moon.land"));
  }

  @Test
  void refusesToStartWithoutAHandlerForACommandOfTheContract() {
    Handler some = new FakeHandler(Set.of(Command.StartService.class));
    assertThatThrownBy(() -> new Dispatcher(List.of(some)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("No handler for ");
  }

  @Test
  void refusesToStartWithTwoHandlersForOneCommand() {
    assertThatThrownBy(() -> new Dispatcher(List.of(all(), all())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Two handlers for ");
  }

  private static Handler all() {
    return new FakeHandler(
        Arrays.stream(Command.class.getPermittedSubclasses())
            .filter(type -> !type.equals(Command.Unrecognised.class))
            .<Class<? extends Command>>map(type -> type.asSubclass(Command.class))
            .collect(Collectors.toSet()));
  }
}
