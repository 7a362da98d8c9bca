package cleansignal.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects everything that is wrong, so that an operator can mend it in one go. */
final class Problems {
  private static final Pattern LINE_BREAKS = Pattern.compile("\\R+");

  private final List<String> lines = new ArrayList<>();

  /** Adds a problem in words of its own. */
  void add(String line) {
    lines.add(LINE_BREAKS.matcher(line).replaceAll(" "));
  }

  /** Adds "key = value (source): must be …". */
  void mustBe(Key<?> key, Raw raw, String what) {
    add(describe(key, raw) + ": must be " + what);
  }

  /** Key, value and source as every line names them; the value of a secret is masked. */
  static String describe(Key<?> key, Raw raw) {
    String value =
        raw.text().map(text -> " = " + key.type().printable().apply(text)).orElse(" is not set");
    return key.name() + value + " (" + raw.source().text() + ")";
  }

  /**
   * Ends the loading if anything was wrong.
   *
   * @throws ConfigException with all lines
   */
  void throwIfAny() {
    if (!lines.isEmpty()) {
      throw new ConfigException(lines);
    }
  }
}
