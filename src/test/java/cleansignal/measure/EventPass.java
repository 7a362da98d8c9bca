package cleansignal.measure;

import cleansignal.runlog.LogVisitor;
import cleansignal.runlog.RunHeader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * First reading of a log: all but its requests and derived records, of which it notes only where
 * the earliest starts. What it finds says where the spans lie, which the second reading must know
 * before it starts.
 */
final class EventPass implements LogVisitor {

  private static final int MAX_ERROR_TEXTS = 100;
  private static final int NEVER = -1;

  private final MeasureSettings settings;
  private final OutcomeCache outcomes;
  private final Map<String, RecordKind> kinds = new HashMap<>();
  private final UserTally users = new UserTally();
  private final GameTally games = new GameTally();
  private final SocketTally sockets = new SocketTally();
  private final ProbeTally probes = new ProbeTally();
  private final CappedCounts scriptErrors = new CappedCounts(MAX_ERROR_TEXTS);
  private List<String> scenarios = List.of();
  private RunHeader header;
  private int timeZero = NEVER;
  private int earliestRequest = Integer.MAX_VALUE;

  EventPass(MeasureSettings settings, OutcomeCache outcomes) {
    this.settings = settings;
    this.outcomes = outcomes;
  }

  @Override
  public void header(RunHeader runHeader) {
    header = runHeader;
    scenarios = runHeader.scenarios();
  }

  @Override
  public void user(int scenario, boolean start, int timeMillis) {
    if (scenarios.get(scenario).startsWith(settings.technicalPrefix())) {
      return;
    }
    if (start && timeZero == NEVER) {
      timeZero = timeMillis;
    }
    users.add(start, timeMillis);
  }

  @Override
  public void request(String name, int startMillis, int endMillis, boolean ok, String message) {
    RecordKind kind = kinds.get(name);
    if (kind == null) {
      kind = RecordKind.of(name, settings);
      kinds.put(name, kind);
    }
    switch (kind) {
      case REQUEST, DERIVED -> earliestRequest = Math.min(earliestRequest, startMillis);
      case PROBE -> probes.add(startMillis, outcomes.of(ok, message).outcome());
      case GAME_MARKER ->
          marker(GameMarker::parse, name, "game", marker -> games.add(startMillis, marker));
      case SOCKET_MARKER ->
          marker(SocketMarker::parse, name, "socket", marker -> sockets.add(startMillis, marker));
      case TECHNICAL, APPENDED -> {}
    }
  }

  @Override
  public void error(String message, int timeMillis) {
    scriptErrors.add(message);
  }

  private <M> void marker(
      Function<String, Optional<M>> parser, String name, String what, Consumer<M> taker) {
    parser
        .apply(name.substring(settings.technicalPrefix().length()))
        .ifPresentOrElse(taker, () -> scriptErrors.add("unreadable " + what + " marker: " + name));
  }

  RunHeader header() {
    return header;
  }

  /** Ms since the run's start; 0 when no user ever started. */
  int timeZero() {
    return timeZero == NEVER ? 0 : timeZero;
  }

  /** Ms since the run's start; a large number when there is no request. */
  int earliestRequest() {
    return earliestRequest;
  }

  UserTally users() {
    return users;
  }

  GameTally games() {
    return games;
  }

  SocketTally sockets() {
    return sockets;
  }

  ProbeTally probes() {
    return probes;
  }

  CappedCounts scriptErrors() {
    return scriptErrors;
  }
}
