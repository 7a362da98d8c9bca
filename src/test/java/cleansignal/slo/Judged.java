package cleansignal.slo;

import cleansignal.measure.Availability;
import cleansignal.measure.Games;
import cleansignal.measure.RequestStats;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Sockets;
import cleansignal.measure.Span;
import cleansignal.measure.Window;
import java.util.Optional;

/**
 * The numbers of one run in the window that an objective is judged in. Everything is empty when the
 * objective wants the steady window and the run has none.
 *
 * @param numbers all numbers
 * @param window which of them
 */
record Judged(Numbers numbers, JudgedWindow window) {

  /** Why there is no data where everything is empty. */
  static final String NO_WINDOW = "the run has no steady window";

  /** What the log shows. */
  RunMeasures measures() {
    return numbers.measures();
  }

  /** The requests or derived records of those names. */
  Optional<RequestStats> stats(RequestNames names) {
    return span(names.derived()).map(span -> span.requests(names));
  }

  /** The running games. */
  Optional<Games> games() {
    return isSteady() ? measures().gamesSteady() : Optional.of(measures().gamesWhole());
  }

  /** The open sockets. */
  Optional<Sockets> sockets() {
    return isSteady() ? measures().socketsSteady() : Optional.of(measures().socketsWhole());
  }

  /** How long the window is. */
  Optional<Long> lengthMillis() {
    return span(false).map(Span::window).map(Window::lengthMillis);
  }

  /**
   * Seconds with an answer. They are measured over one span only, the steady window where there is
   * one, so the whole run can be answered for without a steady window alone.
   */
  Optional<Availability> availability() {
    return span(false).map(span -> measures().availability());
  }

  /** The window's name in a sentence. */
  String text() {
    return isSteady() ? "the steady window" : "the whole run";
  }

  private Optional<Span> span(boolean derived) {
    if (derived) {
      return isSteady() ? measures().derivedSteady() : Optional.of(measures().derivedWhole());
    }
    return isSteady() ? measures().steady() : Optional.of(measures().whole());
  }

  private boolean isSteady() {
    return window == JudgedWindow.STEADY;
  }
}
