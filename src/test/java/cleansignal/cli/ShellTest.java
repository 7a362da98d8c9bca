package cleansignal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class ShellTest {

  /** Fails as one does that met a server that speaks something else. */
  @Command(name = "ask")
  private static final class Ask implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
      throw new IOException("Invalid status line: \"\0 \u001b[31mred\"\nand more");
    }
  }

  @Test
  void noProblemTakesControlCharactersToATerminal() {
    Printed command = new Printed(() -> Shell.commandLine(new Ask()));

    assertThat(command.run()).isEqualTo(Shell.UNUSABLE);

    assertThat(command.err().lines())
        .containsExactly("ask: Invalid status line: \"   [31mred\"", "and more");
  }
}
