package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.runlog.LogReader;
import cleansignal.runlog.RunManifest;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;

class VersionsTest {

  private final RunManifest.Versions versions = Versions.now();

  @Test
  void theSuitesVersionIsThatOfTheBuild() throws Exception {
    var pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());

    assertThat(versions.suite())
        .isEqualTo(XPathFactory.newInstance().newXPath().evaluate("/project/version", pom))
        .isNotEmpty();
  }

  /**
   * Our reader of its log is written for one version: another one must come with another reader.
   */
  @Test
  void gatlingIsTheVersionWhoseLogWeRead() {
    assertThat(versions.gatling()).isEqualTo(LogReader.GATLING_VERSION);
  }

  @Test
  void theCommitIsShortOrUnknown() {
    assertThat(versions.gitCommit()).matches("[0-9a-f]{12}(\\+dirty)?|unknown");
  }

  @Test
  void javaIsTheRunningOne() {
    assertThat(versions.java()).startsWith(Integer.toString(Runtime.version().feature()));
  }
}
