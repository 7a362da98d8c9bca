package cleansignal.measure;

import cleansignal.runlog.AppendedRecord;

/** What a request record stands for, told by its name. */
enum RecordKind {
  /** An exchange with the target. */
  REQUEST,
  /** The health probe's question. */
  PROBE,
  /** A running game starts or ends. */
  GAME_MARKER,
  /** Any other record of ours, for example a socket send. */
  TECHNICAL,
  /** Added when the run was judged. */
  APPENDED;

  static RecordKind of(String name, MeasureSettings settings) {
    if (AppendedRecord.isName(name)) {
      return APPENDED;
    }
    if (!name.startsWith(settings.technicalPrefix())) {
      return REQUEST;
    }
    if (name.equals(settings.probeRequest())) {
      return PROBE;
    }
    return GameMarker.isMarker(name.substring(settings.technicalPrefix().length()))
        ? GAME_MARKER
        : TECHNICAL;
  }
}
