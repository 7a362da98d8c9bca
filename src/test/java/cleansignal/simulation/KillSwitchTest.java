package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillSwitchTest {

  private static final String OTHER = " name another file by cs.kill-switch";

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("STOP");
  }

  @Test
  void loadStartsWhereItIsOffAndCouldBePutOn() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder);

    letsLoadStart(file());
    letsLoadStart(link.resolve("STOP"));
    letsLoadStart(Path.of("no-such-file-in-this-folder"));
  }

  @Test
  void aFileIsOn() throws IOException {
    isOn(Files.createFile(file()));
  }

  @Test
  void aFolderIsOn() throws IOException {
    isOn(Files.createDirectory(file()));
  }

  @Test
  void aLinkThatLeadsNowhereIsOn() throws IOException {
    isOn(Files.createSymbolicLink(file(), folder.resolve("nowhere")));
  }

  @Test
  void withoutItsFolderItCouldNeverBeOn() {
    Path missing = folder.resolve("missing");

    refuses(
        missing.resolve("STOP"),
        "could stop no load: there is no folder " + missing + "; make it, or");
  }

  @Test
  void belowAFileItCouldNeverBeOn() throws IOException {
    Path plain = Files.createFile(folder.resolve("plain"));

    refuses(plain.resolve("STOP"), "could stop no load: " + plain + " is no folder;");
  }

  @Test
  void belowALinkThatLeadsNowhereItCouldNeverBeOn() throws IOException {
    Path dangling = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

    refuses(dangling.resolve("STOP"), "could stop no load: " + dangling + " is no folder;");
  }

  /** Longer than a file's name can be: the file system says neither yes nor no. */
  @Test
  void whereNobodyCanTellNoLoadStarts() {
    refuses(
        folder.resolve("STOP".repeat(100)),
        "could stop no load: nobody can tell whether it is there;");
  }

  private static void letsLoadStart(Path file) {
    assertThat(new KillSwitch(file).on()).isFalse();
    assertThatCode(() -> new KillSwitch(file).refuseUnlessOff()).doesNotThrowAnyException();
  }

  private static void isOn(Path file) {
    assertThat(new KillSwitch(file).on()).isTrue();
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> new KillSwitch(file).refuseUnlessOff())
        .withMessage(
            "the kill switch is on: " + file + " is there; remove it to let load start again");
  }

  private static void refuses(Path file, String why) {
    assertThat(new KillSwitch(file).on()).isFalse();
    assertThatExceptionOfType(LaunchException.class)
        .isThrownBy(() -> new KillSwitch(file).refuseUnlessOff())
        .withMessage("the kill switch " + file + " " + why + OTHER);
  }
}
