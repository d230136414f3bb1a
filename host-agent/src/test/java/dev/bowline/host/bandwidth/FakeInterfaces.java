package dev.bowline.host.bandwidth;

import dev.bowline.host.bandwidth.Interfaces.Interface;
import java.util.List;
import java.util.function.Supplier;

/** Interfaces that have counted what they were told. */
final class FakeInterfaces implements Supplier<Interfaces.Reading> {

  private Interfaces.Reading reading = new Interfaces.Reading("boot-1", List.of());

  /** A new moment. */
  void are(String boot, Interface... interfaces) {
    reading = new Interfaces.Reading(boot, List.of(interfaces));
  }

  static Interface device(int index, long rx, long tx) {
    return new Interface(Integer.toString(index), true, new Bytes(rx, tx));
  }

  static Interface made(int index, long rx, long tx) {
    return new Interface(Integer.toString(index), false, new Bytes(rx, tx));
  }

  @Override
  public Interfaces.Reading get() {
    return reading;
  }
}
