package cleansignal.report;

import java.util.regex.Pattern;

/** Text for GitHub's Markdown. */
public final class Markdown {
  /** All that could open a construct in running text or a table cell. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*\\[|~]|<(?=[\\w/!?])|&(?=[\\w#])");

  /** An underscore between two word characters opens nothing, and ids are full of them. */
  private static final Pattern UNDERSCORE =
      Pattern.compile("(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

  private Markdown() {}

  /** The text on one line, so that it shows as it is, in a table cell too. */
  public static String escape(String text) {
    String special = SPECIAL.matcher(Plain.oneLine(text)).replaceAll("\\\\$0");
    return UNDERSCORE.matcher(special).replaceAll("\\\\_");
  }
}
