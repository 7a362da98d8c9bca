package cleansignal.target.socket;

import java.nio.charset.StandardCharsets;

/**
 * Goes through a JSON text once, from left to right, and builds nothing but what is asked for. What
 * is skipped is followed just far enough to find its end.
 *
 * <p>Use: {@link #enterObject()}, then {@link #nextKey()} until it says no, and after each yes take
 * one value; arrays likewise with {@link #nextElement()}. For one thread.
 */
public final class JsonScanner {

  private static final int LONGEST_INT = 9;

  private final String text;
  private final byte[] bytes;
  private final int end;
  private int at;
  private boolean first;
  private int keyStart;
  private int keyEnd;
  private boolean keyEscaped;

  private JsonScanner(Slice slice, byte[] bytes) {
    this.text = slice.frame();
    this.bytes = bytes;
    this.at = slice.start();
    this.end = slice.end();
  }

  /** A scanner at the start of that part of a frame. */
  public static JsonScanner over(Slice slice) {
    return new JsonScanner(slice, bytes(slice.frame()));
  }

  /**
   * Another scanner, at the start of a value that this one has passed.
   *
   * @param raw what {@link #readRaw()} gave
   */
  public JsonScanner within(Slice raw) {
    return new JsonScanner(raw, bytes);
  }

  /** One byte a character: what Latin-1 lacks can stand only within strings, where it is opaque. */
  private static byte[] bytes(String text) {
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    if (latin.length == text.length()) {
      return latin;
    }
    // A surrogate pair became one byte, and places would no longer be those of the text.
    byte[] each = new byte[text.length()];
    for (int i = 0; i < each.length; i++) {
      char c = text.charAt(i);
      each[i] = c <= 0xff ? (byte) c : (byte) '?';
    }
    return each;
  }

  /** Goes into the object that comes next. */
  public void enterObject() throws JsonSyntaxException {
    expect('{');
    first = true;
  }

  /**
   * Goes to the next value of the object.
   *
   * @return false when there is none: the object lies behind
   */
  public boolean nextKey() throws JsonSyntaxException {
    if (!next('}')) {
      return false;
    }
    expect('"');
    keyStart = at;
    keyEscaped = skipString();
    keyEnd = at - 1;
    expect(':');
    return true;
  }

  /** Whether the value at hand has that name. */
  public boolean keyIs(String name) throws JsonSyntaxException {
    return keyEscaped
        ? JsonEscapes.resolve(text, keyStart, keyEnd).equals(name)
        : keyEnd - keyStart == name.length() && text.startsWith(name, keyStart);
  }

  /** Goes into the array that comes next. */
  public void enterArray() throws JsonSyntaxException {
    expect('[');
    first = true;
  }

  /**
   * Goes to the next element of the array.
   *
   * @return false when there is none: the array lies behind
   */
  public boolean nextElement() throws JsonSyntaxException {
    return next(']');
  }

  private boolean next(char closing) throws JsonSyntaxException {
    if (peek() == closing) {
      at++;
      first = false;
      return false;
    }
    if (!first) {
      expect(',');
    }
    first = false;
    return true;
  }

  /** Whether the next value is a string. */
  public boolean atString() throws JsonSyntaxException {
    return peek() == '"';
  }

  /** Takes a string, without its quotes and escapes. */
  public String readString() throws JsonSyntaxException {
    expect('"');
    int start = at;
    return skipString() ? JsonEscapes.resolve(text, start, at - 1) : text.substring(start, at - 1);
  }

  /** Takes a whole number of at most nine digits. */
  public int readInt() throws JsonSyntaxException {
    boolean negative = peek() == '-';
    if (negative) {
      at++;
    }
    int digitsStart = at;
    int value = 0;
    while (at < end && isDigit(bytes[at]) && at - digitsStart < LONGEST_INT) {
      value = value * 10 + bytes[at++] - '0';
    }
    boolean leadingZero = at - digitsStart > 1 && bytes[digitsStart] == '0';
    if (at == digitsStart || leadingZero || !atDelimiter()) {
      throw new JsonSyntaxException("no small whole number where one is due");
    }
    return negative ? -value : value;
  }

  /** Passes over the next value, whatever it is. */
  public void skip() throws JsonSyntaxException {
    switch (peek()) {
      case '{', '[' -> at = Brackets.behind(bytes, at, end);
      case '"' -> {
        at++;
        skipString();
      }
      default -> skipLiteral();
    }
  }

  /** Takes the next value as it stands. */
  public Slice readRaw() throws JsonSyntaxException {
    peek();
    int start = at;
    skip();
    return new Slice(text, start, at);
  }

  /** Nothing but white space may follow. */
  public void finish() throws JsonSyntaxException {
    skipWhite();
    if (at < end) {
      throw new JsonSyntaxException("more text behind the value");
    }
  }

  private void skipLiteral() throws JsonSyntaxException {
    int start = at;
    while (!atDelimiter()) {
      at++;
    }
    if (at == start) {
      throw new JsonSyntaxException("no value where one is due");
    }
  }

  private boolean atDelimiter() {
    if (at >= end) {
      return true;
    }
    byte c = bytes[at];
    return c == ',' || c == '}' || c == ']' || c == ':' || isWhite(c);
  }

  /** From behind the opening quote to behind the closing one; says whether there are escapes. */
  private boolean skipString() throws JsonSyntaxException {
    boolean escaped = false;
    while (at < end) {
      byte c = bytes[at++];
      if (c == '"') {
        return escaped;
      }
      if (c == '\\') {
        escaped = true;
        at++;
      }
    }
    throw new JsonSyntaxException("the text ends within a string");
  }

  private byte peek() throws JsonSyntaxException {
    skipWhite();
    if (at >= end) {
      throw new JsonSyntaxException("the text ends too early");
    }
    return bytes[at];
  }

  private void expect(char wanted) throws JsonSyntaxException {
    if (peek() != wanted) {
      throw new JsonSyntaxException("no " + wanted + " where one is due");
    }
    at++;
  }

  private void skipWhite() {
    while (at < end && isWhite(bytes[at])) {
      at++;
    }
  }

  private static boolean isWhite(byte c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }
}
