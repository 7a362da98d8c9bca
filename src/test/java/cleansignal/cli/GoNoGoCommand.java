package cleansignal.cli;

import cleansignal.config.TargetEnvironment;
import cleansignal.release.Decision;
import cleansignal.release.DecisionJson;
import cleansignal.release.DecisionText;
import cleansignal.release.Evidence;
import cleansignal.release.EvidenceReader;
import cleansignal.release.GoNoGo;
import cleansignal.release.GoNoGoPolicy;
import cleansignal.slo.SloFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Decides whether a release may go out. Ends with the decision's exit status, or with 1 when the
 * command line, the SLO files or a folder can't be used, or a file can't be written.
 */
@Command(
    name = "gonogo",
    sortOptions = false,
    exitCodeOnInvalidInput = Shell.UNUSABLE,
    exitCodeOnExecutionException = Shell.UNUSABLE,
    description =
        "Decides by the newest verdicts of the required runs whether a release may go out.",
    exitCodeListHeading = "Exit status:%n",
    exitCodeList = {
      "0:GO",
      "1:the command line, the SLO files or a folder can't be used",
      "2:NO-GO, a verdict is FAIL",
      "3:NO-GO, evidence is missing, refused or INVALID",
      "4:NO-GO, nothing worse than INCONCLUSIVE",
      "5:CONDITIONAL"
    })
public final class GoNoGoCommand implements Callable<Integer> {

  private static final String JSON = "gonogo.json";
  private static final String MARKDOWN = "gonogo.md";

  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{7,40}");

  private final Clock clock;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "<folder>",
      defaultValue = "results",
      description = "Folders of run folders, or run folders (default: ${DEFAULT-VALUE}).")
  private List<Path> folders = List.of();

  @Option(
      names = "--commit",
      paramLabel = "<commit>",
      description =
          "The release's commit, 7 to 40 hexadecimal digits (default: that of the newest verdict).")
  private Optional<String> commit = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "<environment>",
      description =
          "The release's target, for example staging (default: that of the newest verdict).")
  private Optional<String> target = Optional.empty();

  @Option(
      names = "--rehearsal",
      description =
          "Waive caveats (paced, embedded target, …) and commits with changes; the result says so.")
  private boolean rehearsal;

  @Option(
      names = "--out",
      paramLabel = "<folder>",
      defaultValue = "results",
      description = "Where gonogo.json and gonogo.md are written (default: ${DEFAULT-VALUE}).")
  private Path out;

  @Option(
      names = "--slo",
      paramLabel = "<folder>",
      defaultValue = "slo",
      description = "Folder of the SLO files (default: ${DEFAULT-VALUE}).")
  private Path slo;

  @Option(names = "--json", description = "Print gonogo.json instead of the checklist.")
  private boolean json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this.")
  private boolean help;

  private GoNoGoCommand(Clock clock) {
    this.clock = clock;
  }

  /**
   * Runs the command.
   *
   * @param args the options
   */
  public static void main(String[] args) {
    Shell.run(new GoNoGoCommand(Clock.systemUTC()), args);
  }

  /** The command, ready to execute, which takes the age of verdicts by that clock. */
  static CommandLine commandLine(Clock clock) {
    return Shell.commandLine(new GoNoGoCommand(clock));
  }

  @Override
  public Integer call() throws IOException {
    commit.ifPresent(this::refuseNoCommit);
    target.ifPresent(this::refuseNoTarget);
    SloFiles files = SloFiles.load(slo);
    GoNoGoPolicy policy = GoNoGoPolicy.load(slo, files);
    if (!Files.isDirectory(out)) {
      throw new ParameterException(spec.commandLine(), "--out: no such folder: " + out);
    }
    Decision decision =
        new GoNoGo(
                policy,
                new GoNoGo.Terms(commit.map(GoNoGoCommand::asGitPrintsIt), target, rehearsal))
            .decide(evidence(policy), clock.instant());
    String tree = text(writer -> DecisionJson.write(decision, policy, writer));
    PrintWriter screen = spec.commandLine().getOut();
    screen.write(json ? tree : text(writer -> DecisionText.write(decision, policy, writer)));
    screen.flush();
    boolean written =
        write(JSON, tree)
            & write(MARKDOWN, text(writer -> DecisionText.writeMarkdown(decision, policy, writer)));
    return written ? decision.exitStatus() : Math.max(decision.exitStatus(), Shell.UNUSABLE);
  }

  private void refuseNoCommit(String text) {
    if (!COMMIT.matcher(text).matches()) {
      throw new ParameterException(
          spec.commandLine(), "--commit: 7 to 40 hexadecimal digits, not \"" + text + "\"");
    }
  }

  /** An environment, or one with its address as the checklist shows it. */
  private void refuseNoTarget(String text) {
    List<String> known = Arrays.stream(TargetEnvironment.values()).map(Object::toString).toList();
    if (!known.contains(text.split(" ", 2)[0])) {
      throw new ParameterException(
          spec.commandLine(),
          "--target: there is no target \"" + text + "\"; there are " + String.join(", ", known));
    }
  }

  private static String asGitPrintsIt(String commit) {
    return commit.toLowerCase(Locale.ROOT);
  }

  private boolean write(String file, String text) {
    try {
      Files.writeString(out.resolve(file), text, StandardCharsets.UTF_8);
      return true;
    } catch (IOException e) {
      Shell.complain(
          spec.commandLine(), "can't write " + file + ": " + e.getClass().getSimpleName());
      return false;
    }
  }

  /** A run that is found twice counts once. */
  private List<Evidence> evidence(GoNoGoPolicy policy) throws IOException {
    EvidenceReader reader = new EvidenceReader(policy.required());
    Map<String, Evidence> found = new LinkedHashMap<>();
    for (Path folder : folders) {
      reader.read(folder).forEach(each -> found.putIfAbsent(each.id(), each));
    }
    return new ArrayList<>(found.values());
  }

  private interface Text {
    void write(Writer writer) throws IOException;
  }

  private static String text(Text text) throws IOException {
    StringWriter writer = new StringWriter();
    text.write(writer);
    return writer.toString();
  }
}
