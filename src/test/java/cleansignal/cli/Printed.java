package cleansignal.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Supplier;
import picocli.CommandLine;

/** A command under test, and what it printed the last time it ran. */
final class Printed {

  private final Supplier<CommandLine> command;
  private String out = "";
  private String err = "";

  Printed(Supplier<CommandLine> command) {
    this.command = command;
  }

  /** Runs it and returns its exit status. */
  int run(String... args) {
    StringWriter printed = new StringWriter();
    StringWriter complained = new StringWriter();
    CommandLine line = command.get();
    line.setOut(new PrintWriter(printed));
    line.setErr(new PrintWriter(complained));
    int status = line.execute(args);
    out = printed.toString();
    err = complained.toString();
    return status;
  }

  /** What it printed. */
  String out() {
    return out;
  }

  /** What it complained about. */
  String err() {
    return err;
  }
}
