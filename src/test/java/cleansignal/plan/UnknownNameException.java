package cleansignal.plan;

import java.util.List;

/** A scenario, named run or workload that does not exist; the message lists those that do. */
public final class UnknownNameException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownNameException(String kind, String name, List<String> known) {
    super("unknown %s \"%s\"; known: %s".formatted(kind, name, String.join(", ", known)));
  }
}
