package cleansignal.cli;

import cleansignal.config.ConfigException;
import cleansignal.config.LoadedConfig;
import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.simulation.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Runs the reference server alone, as the {@code cs.embedded} settings describe it, until Ctrl-C or
 * until standard input closes. Input that is closed from the start ({@code </dev/null}, a service,
 * a job in the background) ends nothing: then only a signal does.
 *
 * <p>Ends with 0, or with 1 when the configuration has problems, when the server can't start, and
 * when it ends by itself.
 */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    description = "Runs the reference server until Ctrl-C or until standard input closes.")
public final class ServeCommand implements Callable<Integer> {
  /** As many as real targets have by default. */
  private static final int USERS = 400;

  private final Supplier<LoadedConfig> loader;
  private final InputStream input;

  @Spec private CommandSpec spec;

  /**
   * A command over a source of configuration.
   *
   * @param loader loads the configuration or throws {@link ConfigException}
   * @param input its end ends the server
   */
  ServeCommand(Supplier<LoadedConfig> loader, InputStream input) {
    this.loader = loader;
    this.input = input;
  }

  /**
   * Runs the command on this process's configuration and standard input.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    Shell.run(new ServeCommand(SuiteConfigLoader::loadForServe, System.in), args);
  }

  @Override
  public Integer call() {
    try {
      return serve(loader.get());
    } catch (ConfigException e) {
      e.problems().forEach(spec.commandLine().getErr()::println);
      return Shell.UNUSABLE;
    } catch (IOException e) {
      return complain(e.getMessage());
    }
  }

  private int serve(LoadedConfig loaded) throws IOException {
    SuiteConfig config = loaded.config();
    int users = config.pool().size().orElse(USERS);
    CompletableFuture<Void> inputEnd = endOf(input);
    try (EmbeddedServer server = EmbeddedServer.start(config.embedded(), config.pool(), users)) {
      // Input that has ended by now was never there; waiting for it would end the server at once.
      boolean inputCounts = !inputEnd.isDone();
      ServeText.of(loaded, users, server.baseUrl(), server.adminUrl(), inputCounts)
          .forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      CompletableFuture<Integer> serverEnd = server.ended();
      if (inputCounts) {
        CompletableFuture.anyOf(inputEnd, serverEnd).join();
      } else {
        serverEnd.join();
      }
      return serverEnd.isDone()
          ? complain("the reference server ended with status " + serverEnd.join())
          : 0;
    }
  }

  private int complain(String message) {
    spec.commandLine().getErr().println(message);
    return Shell.UNUSABLE;
  }

  /** Completes when the input is at its end or broken, which is the same here. */
  private static CompletableFuture<Void> endOf(InputStream input) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                input.transferTo(OutputStream.nullOutputStream());
                end.complete(null);
              } catch (IOException broken) {
                end.complete(null);
              }
            },
            "end of input");
    reader.setDaemon(true); // it may wait for input for ever
    reader.start();
    return end;
  }
}
