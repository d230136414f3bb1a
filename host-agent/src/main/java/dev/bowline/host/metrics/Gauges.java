package dev.bowline.host.metrics;

import dev.bowline.contract.metrics.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HWDiskStore;
import oshi.hardware.HardwareAbstractionLayer;
import oshi.hardware.NetworkIF;
import oshi.nativefree.SystemInfo;
import oshi.software.os.OperatingSystem;

/** Reads the counters of this host with OSHI. */
final class Gauges implements Supplier<Reading> {

  private final InstantSource clock;
  private final HardwareAbstractionLayer hardware;
  private final OperatingSystem system;
  private final CentralProcessor processor;
  private final FileStore rootFileSystem;

  Gauges(InstantSource clock) {
    this.clock = clock;
    SystemInfo info = new SystemInfo();
    this.hardware = info.getHardware();
    this.system = info.getOperatingSystem();
    this.processor = hardware.getProcessor();
    try {
      this.rootFileSystem = Files.getFileStore(Path.of("/"));
    } catch (IOException e) {
      throw new UncheckedIOException("The root file system cannot be read", e);
    }
  }

  @Override
  public Reading get() {
    long[] ticks = processor.getSystemCpuLoadTicks();
    List<NetworkIF> interfaces =
        hardware.getNetworkIFs(true).stream().filter(Gauges::isNotLoopback).toList();
    return new Reading(
        clock.instant(),
        sum(ticks) - ticks[TickType.IDLE.getIndex()] - ticks[TickType.IOWAIT.getIndex()],
        sum(ticks),
        memory(),
        disk(),
        interfaces.stream().mapToLong(NetworkIF::getBytesRecv).sum(),
        interfaces.stream().mapToLong(NetworkIF::getBytesSent).sum(),
        load(),
        system.getSystemUptime());
  }

  private Sample.Memory memory() {
    GlobalMemory memory = hardware.getMemory();
    return new Sample.Memory(
        memory.getTotal(),
        memory.getTotal() - memory.getAvailable(),
        memory.getVirtualMemory().getSwapTotal(),
        memory.getVirtualMemory().getSwapUsed());
  }

  private Sample.Disk disk() {
    List<HWDiskStore> disks = hardware.getDiskStores();
    try {
      long total = rootFileSystem.getTotalSpace();
      return new Sample.Disk(
          total,
          total - rootFileSystem.getUnallocatedSpace(),
          rootFileSystem.getUsableSpace(),
          disks.stream().mapToLong(HWDiskStore::getReadBytes).sum(),
          disks.stream().mapToLong(HWDiskStore::getWriteBytes).sum());
    } catch (IOException e) {
      throw new UncheckedIOException("The root file system cannot be read", e);
    }
  }

  private Sample.Load load() {
    double[] averages = processor.getSystemLoadAverage(3);
    return new Sample.Load(
        Math.max(0, averages[0]), Math.max(0, averages[1]), Math.max(0, averages[2]));
  }

  private static boolean isNotLoopback(NetworkIF network) {
    try {
      NetworkInterface known = network.queryNetworkInterface();
      return known == null || !known.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }

  private static long sum(long[] ticks) {
    long sum = 0;
    for (long tick : ticks) {
      sum += tick;
    }
    return sum;
  }
}
