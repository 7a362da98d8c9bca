package cleansignal.target.socket;

/** Resolves the escapes in a JSON string. */
final class JsonEscapes {

  private JsonEscapes() {}

  /**
   * The text that is meant.
   *
   * @param start index of the string's first character, behind the quote
   * @param stop index of the quote behind it
   */
  static String resolve(String text, int start, int stop) throws JsonSyntaxException {
    StringBuilder plain = new StringBuilder(stop - start);
    for (int i = start; i < stop; i++) {
      char c = text.charAt(i);
      if (c != '\\') {
        plain.append(c);
        continue;
      }
      char escape = text.charAt(++i);
      if (escape == 'u') {
        plain.append(hex(text, i + 1, stop));
        i += 4;
      } else {
        plain.append(unescaped(escape));
      }
    }
    return plain.toString();
  }

  private static char unescaped(char escape) throws JsonSyntaxException {
    return switch (escape) {
      case '"', '\\', '/' -> escape;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> throw new JsonSyntaxException("an unknown escape");
    };
  }

  private static char hex(String text, int start, int stop) throws JsonSyntaxException {
    if (start + 4 > stop) {
      throw new JsonSyntaxException("an escape is cut");
    }
    int value = 0;
    for (int i = start; i < start + 4; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      // Character knows digits of other scripts too.
      if (digit < 0 || text.charAt(i) > 'f') {
        throw new JsonSyntaxException("an unknown escape");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }
}
