package cleansignal.slo;

import cleansignal.measure.Availability;
import cleansignal.measure.Games;
import cleansignal.measure.RunMeasures;
import cleansignal.measure.Span;
import java.util.Optional;

/**
 * The numbers of one run in the window that an objective is judged in. Everything is empty when the
 * objective wants the steady window and the run has none.
 *
 * @param measures all numbers
 * @param window which of them
 */
record Judged(RunMeasures measures, JudgedWindow window) {

  /** The requests. */
  Optional<Span> span() {
    return window == JudgedWindow.STEADY ? measures.steady() : Optional.of(measures.whole());
  }

  /** The running games. */
  Optional<Games> games() {
    return window == JudgedWindow.STEADY
        ? measures.gamesSteady()
        : Optional.of(measures.gamesWhole());
  }

  /**
   * Seconds with an answer. They are measured over one span only, the steady window where there is
   * one, so the whole run can be answered for without a steady window alone.
   */
  Optional<Availability> availability() {
    return span().map(span -> measures.availability());
  }

  /** The window's name in a sentence. */
  String text() {
    return window == JudgedWindow.STEADY ? "the steady window" : "the whole run";
  }
}
