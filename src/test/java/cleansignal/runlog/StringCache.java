package cleansignal.runlog;

import java.util.Arrays;

/** The strings of a log by their index. Indices are given out in order, without gaps. */
final class StringCache {

  private String[] strings = new String[64];
  private int next = LogFormat.FIRST_CACHE_INDEX;
  private long characters;

  /** The index that the next new string must have. */
  int next() {
    return next;
  }

  /** How many characters the strings have together. */
  long characters() {
    return characters;
  }

  void add(String string) {
    characters += string.length();
    if (next == strings.length) {
      strings = Arrays.copyOf(strings, 2 * next);
    }
    strings[next++] = string;
  }

  boolean knows(int index) {
    return index >= LogFormat.FIRST_CACHE_INDEX && index < next;
  }

  String get(int index) {
    return strings[index];
  }

  /** Forgets the strings from that index on, which belong to a record that is not whole. */
  void cutTo(int index) {
    for (int cut = index; cut < next; cut++) {
      characters -= strings[cut].length();
    }
    Arrays.fill(strings, index, next, null);
    next = index;
  }
}
