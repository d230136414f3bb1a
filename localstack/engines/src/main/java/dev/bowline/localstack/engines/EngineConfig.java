package dev.bowline.localstack.engines;

import java.time.InstantSource;
import java.util.List;

/**
 * How the engines start.
 *
 * @param tlsListeners further addresses of the AWS front; the plain one is always 127.0.0.1
 * @param clock what the AWS front takes for the time, so that a test can let credentials expire
 */
public record EngineConfig(
    Storage storage, EnginePorts ports, List<TlsListener> tlsListeners, InstantSource clock) {

  /** Copies the list, so that the record stays what it was. */
  public EngineConfig {
    tlsListeners = List.copyOf(tlsListeners);
  }

  /** Keeps nothing, takes any free ports and the machine's time. */
  public static EngineConfig temporary() {
    return new EngineConfig(
        new Storage.Temporary(), EnginePorts.anyFree(), List.of(), InstantSource.system());
  }

  /** The same with another clock for the AWS front. */
  public EngineConfig withClock(InstantSource newClock) {
    return new EngineConfig(storage, ports, tlsListeners, newClock);
  }

  /** The same with other storage. */
  public EngineConfig withStorage(Storage newStorage) {
    return new EngineConfig(newStorage, ports, tlsListeners, clock);
  }

  /** The same with other ports. */
  public EngineConfig withPorts(EnginePorts newPorts) {
    return new EngineConfig(storage, newPorts, tlsListeners, clock);
  }

  /** The same with these addresses of the AWS front over HTTPS. */
  public EngineConfig withTlsListeners(List<TlsListener> newListeners) {
    return new EngineConfig(storage, ports, newListeners, clock);
  }
}
