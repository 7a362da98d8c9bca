package cleansignal.measure;

import java.util.List;

/** Open sockets from their markers. */
final class SocketTally {

  /** Sockets are all alike. */
  private enum Kind {
    SOCKET
  }

  private final Marks<Kind> marks = new Marks<>();

  void add(int millis, SocketMarker marker) {
    if (marker.open()) {
      marks.start(millis, Kind.SOCKET);
    } else {
      marks.end(millis, Kind.SOCKET, marker.reason());
    }
  }

  /**
   * Pairs closings with openings.
   *
   * @param endMillis where sockets close that are still open: one ms behind the log's last time
   * @param scriptErrors takes the closings without an open socket, which are otherwise ignored
   */
  Paired pair(int endMillis, CappedCounts scriptErrors) {
    Timeline open = new Timeline();
    Marks.Paired paired =
        marks.pair(
            endMillis,
            (millis, kind, count) -> open.change(millis, count),
            kind -> scriptErrors.add("a socket closed that was not open"));
    return new Paired(open, paired);
  }

  /** Sockets whose every closing has its opening. */
  record Paired(Timeline open, Marks.Paired marks) {

    /** The figures of a window on the log's own clock. */
    Sockets over(long fromMillis, long toMillis) {
      Concurrency all = open.over(fromMillis, toMillis);
      List<Double> levels =
          all.max() == 0
              ? List.of()
              : Grid.slices(new Window(fromMillis, toMillis)).stream()
                  .map(slice -> open.over(slice.startMillis(), slice.endMillis()).mean())
                  .toList();
      return new Sockets(
          all, marks.started(fromMillis, toMillis), levels, marks.ended(fromMillis, toMillis));
    }
  }
}
