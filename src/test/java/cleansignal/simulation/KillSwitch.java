package cleansignal.simulation;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that lets no load start while it is there, and ends one when it appears. Anything counts:
 * a folder, or a link that leads nowhere.
 *
 * @param file where it is looked for
 */
record KillSwitch(Path file) {

  /** Whether it is there. */
  boolean on() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Lets no load start while it is on, nor where it could never be: a switch that nobody can use is
   * found out before the load, not in the middle of it.
   *
   * @throws LaunchException then; its message names the path and what to do
   */
  void refuseUnlessOff() {
    if (on()) {
      throw new LaunchException(
          "the kill switch is on: " + file + " is there; remove it to let load start again");
    }
    Path folder = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    if (!Files.isDirectory(folder)) {
      throw new LaunchException(
          Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
              ? useless(folder + " is no folder;")
              : useless("there is no folder " + folder + "; make it, or"));
    }
    if (!Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new LaunchException(useless("nobody can tell whether it is there;"));
    }
  }

  private String useless(String why) {
    return "the kill switch %s could stop no load: %s name another file by cs.kill-switch"
        .formatted(file, why);
  }
}
