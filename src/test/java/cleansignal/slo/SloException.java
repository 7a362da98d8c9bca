package cleansignal.slo;

import java.util.List;
import java.util.stream.Collectors;

/** SLO files that can't be used. Its message lists all problems, one a line. */
public final class SloException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** Not serialised: the message holds it all. */
  private final transient List<SloProblem> problems;

  /** With at least one problem. */
  public SloException(List<SloProblem> problems) {
    super(
        problems.stream()
            .map(SloProblem::toString)
            .collect(Collectors.joining("\n  ", "SLO files:\n  ", "")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the files. */
  public List<SloProblem> problems() {
    return problems;
  }
}
