package cleansignal.services;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Starts Redis for a test. */
public final class Redis {

  private Redis() {}

  /**
   * Starts one that keeps nothing. It does not answer at once.
   *
   * @param password what it asks for; empty for nothing
   * @throws IOException when it can't be started
   */
  public static RealServer start(String password) throws IOException {
    Path program = Program.find("redis-server");
    int port = RealServer.freePort();
    Path folder = Files.createTempDirectory("redis");
    // Settings over standard input, because one of them is a password.
    Process process =
        new ProcessBuilder(program.toString(), "-")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    String settings =
        "port "
            + port
            + "\nbind 127.0.0.1\nsave \"\"\nappendonly no\n"
            + (password.isEmpty() ? "" : "requirepass " + password + "\n");
    process.getOutputStream().write(settings.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().close();
    return new RealServer(process, port, folder);
  }
}
