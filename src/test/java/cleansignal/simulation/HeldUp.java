package cleansignal.simulation;

/**
 * A run says nothing of what was seeded into it, because something, perhaps the machine, kept it
 * from getting as far as it must. Where nobody runs it again it is a failure like any other.
 */
final class HeldUp extends AssertionError {

  private static final long serialVersionUID = 1L;

  HeldUp(String message) {
    super(message);
  }
}
