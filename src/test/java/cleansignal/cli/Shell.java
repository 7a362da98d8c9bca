package cleansignal.cli;

import cleansignal.report.Plain;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/**
 * What commands do alike: their text is UTF-8, every problem is one line on the error stream, named
 * after the command, and what can't be used ends with 1, as picocli's own 2 would read as FAIL.
 */
final class Shell {

  /** Exit status of a command that could not do its work. */
  static final int UNUSABLE = 1;

  private Shell() {}

  /** Runs a command and ends this JVM with its status, unless that is 0. */
  static void run(Callable<Integer> command, String... args) {
    CommandLine line = commandLine(command);
    // The text is UTF-8 wherever it goes; the platform's own encoding may not know a "×".
    line.setOut(new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
    int status = line.execute(args);
    if (status != 0) {
      System.exit(status); // the way for a command inside Maven's process to end with its status
    }
  }

  /** A command, ready to execute. */
  static CommandLine commandLine(Callable<Integer> command) {
    CommandLine line = new CommandLine(command);
    line.setParameterExceptionHandler(
        (problem, args) -> complain(problem.getCommandLine(), problem.getMessage()));
    line.setExecutionExceptionHandler((problem, used, parsed) -> complain(used, said(problem)));
    return line;
  }

  /** Says it on the error stream, without the control characters that a server may have put in. */
  static int complain(CommandLine command, String text) {
    command.getErr().println(command.getCommandName() + ": " + Plain.lines(text));
    command.getErr().flush();
    return UNUSABLE;
  }

  private static String said(Exception problem) {
    if (problem instanceof NoSuchFileException missing) {
      return "no such file or folder: " + missing.getFile();
    }
    if (problem instanceof FileSystemException files) {
      return "can't read " + files.getFile() + ": " + files.getClass().getSimpleName();
    }
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }
}
