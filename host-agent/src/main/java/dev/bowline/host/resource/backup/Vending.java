package dev.bowline.host.resource.backup;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.cloud.Cloud;
import dev.bowline.host.cloud.CloudAnswer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The access that the cloud vends for one command. Keys are fetched anew when half of their life is
 * over, and the old ones serve as long as they last when the cloud cannot be reached.
 */
final class Vending {

  private static final String PATH = "/agent/v1/backup-access";

  private final Cloud cloud;
  private final UUID command;
  private final InstantSource clock;
  private Access.@Nullable Keys held;

  /** What a request for access came to. */
  sealed interface Answer {

    /** The cloud vends. */
    record Granted(Access access) implements Answer {}

    /** The cloud will not, for this stable word. */
    record Refused(String code) implements Answer {}

    /** Nobody knows; it may be asked again. */
    record Unavailable(String reason) implements Answer {}
  }

  Vending(Cloud cloud, UUID command, InstantSource clock) {
    this.cloud = cloud;
    this.command = command;
    this.clock = clock;
  }

  /** Asks the cloud. */
  synchronized Answer ask() {
    return switch (cloud.post(PATH, Fields.object("command_id", command.toString()))) {
      case CloudAnswer.Accepted(Fields data) -> granted(data);
      case CloudAnswer.Refused(int ignored, String code) -> new Answer.Refused(code);
      case CloudAnswer.Unavailable(String reason) -> new Answer.Unavailable(reason);
    };
  }

  /** Keys that are good for a while; nothing when there are none to be had. */
  synchronized Optional<Access.Keys> keys() {
    if (held == null || held.areDue(clock.instant())) {
      Answer ignored = ask();
    }
    return Optional.ofNullable(held).filter(keys -> !keys.areOver(clock.instant()));
  }

  private Answer granted(Fields data) {
    try {
      Access access = Access.of(data, clock.instant());
      held = access.keys();
      return new Answer.Granted(access);
    } catch (WireException e) {
      return new Answer.Unavailable("the vended access is not understood");
    }
  }
}
