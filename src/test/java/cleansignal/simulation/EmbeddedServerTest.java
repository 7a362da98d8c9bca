package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {
  @Test
  void insideMavenTheClassPathIsThatOfTheLoader(@TempDir Path folder) throws IOException {
    Path classes = folder.resolve("test classes");
    Path library = folder.resolve("a+b.jar");
    URL[] urls = {classes.toUri().toURL(), library.toUri().toURL()};

    try (URLClassLoader mavens = new URLClassLoader(urls)) {
      assertThat(EmbeddedServer.classPath(mavens).split(File.pathSeparator))
          .containsExactly(classes.toString(), library.toString());
    }
  }

  @Test
  void elsewhereItIsThatOfTheJvm() {
    assertThat(EmbeddedServer.classPath(ClassLoader.getSystemClassLoader()))
        .isEqualTo(ManagementFactory.getRuntimeMXBean().getClassPath());
  }
}
