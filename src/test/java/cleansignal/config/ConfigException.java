package cleansignal.config;

import java.util.List;

/** A configuration that can't be used: every problem that was found, one line each. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * The problems: key, value (never a secret's), source and what is allowed.
   *
   * @return at least one line, unmodifiable
   */
  public List<String> problems() {
    return problems;
  }
}
