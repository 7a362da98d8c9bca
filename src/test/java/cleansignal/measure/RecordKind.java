package cleansignal.measure;

import cleansignal.runlog.AppendedRecord;

/** What a request record stands for, told by its name. */
public enum RecordKind {
  /** An exchange with the target. */
  REQUEST,
  /** A measurement of our own, see {@link DerivedRecord}. */
  DERIVED,
  /** The health probe's question. */
  PROBE,
  /** A running game starts or ends. */
  GAME_MARKER,
  /** An acknowledged socket opens or closes. */
  SOCKET_MARKER,
  /** Any other record of ours, for example a socket send. */
  TECHNICAL,
  /** Added when the run was judged. */
  APPENDED;

  /**
   * Whether a record of that name is a request by the suite's own conventions: one that rates and
   * totals count.
   */
  public static boolean isRequest(String name) {
    return isRequest(name, MeasureSettings.TECHNICAL_PREFIX);
  }

  private static boolean isRequest(String name, String technicalPrefix) {
    return !name.startsWith(technicalPrefix)
        && DerivedRecord.ofName(name).isEmpty()
        && !AppendedRecord.isName(name);
  }

  static RecordKind of(String name, MeasureSettings settings) {
    if (isRequest(name, settings.technicalPrefix())) {
      return REQUEST;
    }
    if (AppendedRecord.isName(name)) {
      return APPENDED;
    }
    if (!name.startsWith(settings.technicalPrefix())) {
      return DERIVED;
    }
    if (name.equals(settings.probeRequest())) {
      return PROBE;
    }
    String bare = name.substring(settings.technicalPrefix().length());
    if (GameMarker.isMarker(bare)) {
      return GAME_MARKER;
    }
    return SocketMarker.isMarker(bare) ? SOCKET_MARKER : TECHNICAL;
  }
}
