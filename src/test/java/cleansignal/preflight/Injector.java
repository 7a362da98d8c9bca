package cleansignal.preflight;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What this machine has to spare for making load; empty where the system does not tell.
 *
 * @param descriptors file descriptors that this process may still open
 * @param ports ports that connections may start from, those in use included
 * @param diskBytes bytes free where the results are written
 */
record Injector(OptionalLong descriptors, OptionalLong ports, OptionalLong diskBytes) {

  /** Where Linux tells from which port to which connections may start. */
  private static final Path PORT_RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  private static final Pattern RANGE = Pattern.compile("\\s*(\\d{1,5})\\s+(\\d{1,5})\\s*");

  /**
   * Looks at this machine.
   *
   * @param results the folder of the results, which need not exist yet
   */
  static Injector here(Path results) {
    return new Injector(freeDescriptors(), startingPorts(), freeBytes(results));
  }

  private static OptionalLong freeDescriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? OptionalLong.of(unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount())
        : OptionalLong.empty();
  }

  private static OptionalLong startingPorts() {
    try {
      return portsOf(Files.readString(PORT_RANGE));
    } catch (IOException notLinux) {
      return OptionalLong.empty();
    }
  }

  /** How many ports a text such as {@code 32768 60999} means. */
  static OptionalLong portsOf(String range) {
    Matcher ends = RANGE.matcher(range);
    return ends.matches()
        ? OptionalLong.of(Long.parseLong(ends.group(2)) - Long.parseLong(ends.group(1)) + 1)
        : OptionalLong.empty();
  }

  private static OptionalLong freeBytes(Path results) {
    Path there = results.toAbsolutePath();
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      return there == null
          ? OptionalLong.empty()
          : OptionalLong.of(Files.getFileStore(there).getUsableSpace());
    } catch (IOException notTold) {
      return OptionalLong.empty();
    }
  }
}
