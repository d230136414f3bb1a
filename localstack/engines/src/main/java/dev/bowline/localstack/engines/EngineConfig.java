package dev.bowline.localstack.engines;

import java.time.InstantSource;
import java.util.List;

/**
 * How the engines start.
 *
 * @param tlsListeners further addresses of the AWS front; the plain one is always 127.0.0.1
 * @param clock what the AWS front takes for the time, so that a test can let credentials expire
 * @param duplicateEvery each message of that number is sent twice, because SQS too delivers at
 *     least once; 0 duplicates none
 */
public record EngineConfig(
    Storage storage,
    EnginePorts ports,
    List<TlsListener> tlsListeners,
    InstantSource clock,
    int duplicateEvery) {

  /** Copies the list, so that the record stays what it was. */
  public EngineConfig {
    tlsListeners = List.copyOf(tlsListeners);
  }

  /** Keeps nothing, takes any free ports and the machine's time. */
  public static EngineConfig temporary() {
    return new EngineConfig(
        new Storage.Temporary(), EnginePorts.anyFree(), List.of(), InstantSource.system(), 0);
  }

  /** The same with another clock for the AWS front. */
  public EngineConfig withClock(InstantSource newClock) {
    return new EngineConfig(storage, ports, tlsListeners, newClock, duplicateEvery);
  }

  /** The same with other storage. */
  public EngineConfig withStorage(Storage newStorage) {
    return new EngineConfig(newStorage, ports, tlsListeners, clock, duplicateEvery);
  }

  /** The same with other ports. */
  public EngineConfig withPorts(EnginePorts newPorts) {
    return new EngineConfig(storage, newPorts, tlsListeners, clock, duplicateEvery);
  }

  /** The same with these addresses of the AWS front over HTTPS. */
  public EngineConfig withTlsListeners(List<TlsListener> newListeners) {
    return new EngineConfig(storage, ports, newListeners, clock, duplicateEvery);
  }

  /** The same with every message of that number sent twice. */
  public EngineConfig withDuplicateEvery(int newDuplicateEvery) {
    return new EngineConfig(storage, ports, tlsListeners, clock, newDuplicateEvery);
  }
}
