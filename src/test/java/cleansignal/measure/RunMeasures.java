package cleansignal.measure;

import cleansignal.runlog.LogEnd;
import cleansignal.runlog.RunHeader;
import java.util.Map;
import java.util.Optional;

/**
 * Every number taken from one log. Times in here count from time zero, the log's first user record
 * of a scenario that is no probe.
 *
 * @param header the log's header
 * @param end how reading ended; {@link LogEnd#truncated()} makes the evidence invalid
 * @param timeZeroMillis time zero in ms since the run's start; 0 when no user ever started
 * @param whole the whole run, from time zero to 1 ms behind the last record, so that none is left
 *     out
 * @param steady the declared steady window; empty when the plan has none
 * @param derivedWhole the {@link DerivedRecord derived records} of the whole run, which are among
 *     its requests nowhere
 * @param derivedSteady those of the steady window; empty when there is none
 * @param availability over the steady window, or the whole run when there is none
 * @param gamesSteady games over the steady window; empty when there is none
 * @param gamesWhole games over the whole run
 * @param socketsSteady sockets over the steady window; empty when there is none
 * @param socketsWhole sockets over the whole run
 * @param users virtual users
 * @param probe the health probe
 * @param scriptErrors error records, unreadable markers, ends of games that were not running and of
 *     sockets that were not open, by text; at most 100 texts, further ones under {@code other}
 */
public record RunMeasures(
    RunHeader header,
    LogEnd end,
    long timeZeroMillis,
    Span whole,
    Optional<Span> steady,
    Span derivedWhole,
    Optional<Span> derivedSteady,
    Availability availability,
    Optional<Games> gamesSteady,
    Games gamesWhole,
    Optional<Sockets> socketsSteady,
    Sockets socketsWhole,
    Users users,
    ProbeHistory probe,
    Map<String, Long> scriptErrors) {

  /** Copies the map. */
  public RunMeasures {
    scriptErrors = Map.copyOf(scriptErrors);
  }

  /** The measures of a run over HTTP alone: without sockets and derived records. */
  public RunMeasures(
      RunHeader header,
      LogEnd end,
      long timeZeroMillis,
      Span whole,
      Optional<Span> steady,
      Availability availability,
      Optional<Games> gamesSteady,
      Games gamesWhole,
      Users users,
      ProbeHistory probe,
      Map<String, Long> scriptErrors) {
    this(
        header,
        end,
        timeZeroMillis,
        whole,
        steady,
        CountedSpan.empty(whole.window()),
        steady.map(span -> CountedSpan.empty(span.window())),
        availability,
        gamesSteady,
        gamesWhole,
        steady.map(span -> Sockets.NONE),
        Sockets.NONE,
        users,
        probe,
        scriptErrors);
  }

  /**
   * The span that objectives of the steady window are judged in: the window, or the whole run when
   * there is none.
   */
  public Span judged() {
    return steady.orElse(whole);
  }

  /**
   * The part of the judged span that the run lived to see: all of it, unless the log ends earlier;
   * empty when it ends before the span begins.
   */
  public Window seen() {
    return judged().window().until(whole.window().endMillis());
  }
}
