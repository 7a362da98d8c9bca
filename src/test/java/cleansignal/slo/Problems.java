package cleansignal.slo;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that all of it can be told at once. */
public final class Problems {

  private final List<SloProblem> found = new ArrayList<>();

  /** Notes a problem. */
  public void add(String file, String pointer, String text) {
    found.add(new SloProblem(file, pointer, text));
  }

  /** How many were noted so far. */
  public int count() {
    return found.size();
  }

  /** All problems, in the order in which they were noted. */
  public List<SloProblem> all() {
    return List.copyOf(found);
  }

  /** The JSON pointer to a member, escaped after RFC 6901. */
  public static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }
}
