package cleansignal.telemetry;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/** What this JVM and its machine say of themselves, from the platform's own beans. */
final class Vitals implements AutoCloseable {

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Pauses pauses =
      new Pauses(
          ManagementFactory.getMemoryPoolMXBeans().stream()
              .filter(pool -> pool.getType() == MemoryType.HEAP)
              .map(MemoryPoolMXBean::getName)
              .collect(Collectors.toSet()),
          Runtime.getRuntime().maxMemory());
  private final NotificationListener listener = (notification, handback) -> heard(notification);

  /** Listens to the garbage collectors from now on. */
  Vitals() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
    }
  }

  private void heard(javax.management.Notification notification) {
    if (notification
        .getType()
        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      GarbageCollectionNotificationInfo info =
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData());
      pauses.collected(
          info.getGcName(),
          info.getGcInfo().getDuration(),
          info.getGcInfo().getMemoryUsageAfterGc());
    }
  }

  /** What collections did. */
  Pauses pauses() {
    return pauses;
  }

  /** CPU time used by this process so far, ns; empty where the platform does not tell. */
  OptionalLong cpuNanos() {
    long used = system.getProcessCpuTime();
    return used < 0 ? OptionalLong.empty() : OptionalLong.of(used);
  }

  /** The machine's load over the last minute; empty where the platform does not tell. */
  OptionalDouble load() {
    double load = system.getSystemLoadAverage();
    return load < 0 ? OptionalDouble.empty() : OptionalDouble.of(load);
  }

  /** Open descriptors; empty where the platform does not tell. */
  OptionalLong openDescriptors() {
    return system instanceof UnixOperatingSystemMXBean unix
        ? OptionalLong.of(unix.getOpenFileDescriptorCount())
        : OptionalLong.empty();
  }

  /** How many descriptors may be open; empty where the platform does not tell. */
  OptionalLong maxDescriptors() {
    return system instanceof UnixOperatingSystemMXBean unix
        ? OptionalLong.of(unix.getMaxFileDescriptorCount())
        : OptionalLong.empty();
  }

  /** Stops listening. */
  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      try {
        ((NotificationEmitter) collector).removeNotificationListener(listener);
      } catch (ListenerNotFoundException gone) {
        // Closed before: there is nothing left to stop.
      }
    }
  }
}
