package cleansignal.runlog;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** One reading of one log: the grammar of its records. */
final class RecordParser {

  private final ByteSource source;
  private final LogVisitor visitor;
  private final StringDecoder strings;
  private int scenarios;
  private int lastMillis;

  RecordParser(InputStream stream, LogVisitor visitor) {
    this.source = new ByteSource(stream);
    this.strings = new StringDecoder(source);
    this.visitor = visitor;
  }

  LogEnd parse() throws IOException {
    readHeader();
    long records = 1;
    while (!source.atEnd()) {
      long recordOffset = source.offset();
      int recordCache = strings.nextIndex();
      try {
        readRecord();
      } catch (EOFException e) {
        strings.forgetFrom(recordCache);
        return new LogEnd(records, recordOffset, lastMillis, true, recordCache);
      }
      records++;
    }
    return new LogEnd(records, source.offset(), lastMillis, false, strings.nextIndex());
  }

  private void readHeader() throws IOException {
    if (source.atEnd()) {
      throw new LogFormatException(0, "The log is empty");
    }
    try {
      visitor.header(parseHeader());
    } catch (EOFException e) {
      throw new LogFormatException(source.offset(), "The log ends inside its header");
    }
  }

  private RunHeader parseHeader() throws IOException {
    if (source.readByte() != LogFormat.RUN) {
      throw foreign();
    }
    int versionBytes = source.readInt();
    if (versionBytes <= 0 || versionBytes > LogFormat.MAX_VERSION_BYTES) {
      throw foreign();
    }
    String version = strings.text(versionBytes);
    if (version.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw foreign();
    }
    if (!version.equals(LogFormat.GATLING_VERSION)) {
      throw new LogFormatException(
          1,
          "This reader knows the log of Gatling "
              + LogFormat.GATLING_VERSION
              + ", this log says "
              + version);
    }
    String simulationClass = strings.plain();
    long start = source.readLong();
    String description = strings.plain();
    scenarios = readCount("scenarios");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < scenarios; i++) {
      names.add(StringDecoder.onOneLine(strings.plain()));
    }
    int assertions = readCount("assertions");
    for (int i = 0; i < assertions; i++) {
      source.skip(strings.length());
    }
    return new RunHeader(version, simulationClass, start, description, names);
  }

  private static LogFormatException foreign() {
    return new LogFormatException(
        0, "This is no log of Gatling's: it does not start with a run record");
  }

  private void readRecord() throws IOException {
    byte tag = source.readByte();
    switch (tag) {
      case LogFormat.REQUEST -> readRequest();
      case LogFormat.USER -> readUser();
      case LogFormat.GROUP -> readGroup();
      case LogFormat.ERROR -> readError();
      default ->
          throw source.damaged(Byte.BYTES, "Unknown kind of record " + tag + ", expected 1 to 4");
    }
  }

  private void readRequest() throws IOException {
    readGroups();
    String name = strings.cached();
    int start = readTime();
    int end = readEnd(start);
    boolean ok = readBoolean();
    String message = strings.cached();
    seen(end);
    visitor.request(name, start, end, ok, message);
  }

  private void readUser() throws IOException {
    int scenario = source.readInt();
    if (scenario < 0 || scenario >= scenarios) {
      throw source.damaged(
          Integer.BYTES, "Unknown scenario " + scenario + ", the header names " + scenarios);
    }
    boolean start = readBoolean();
    int time = readTime();
    seen(time);
    visitor.user(scenario, start, time);
  }

  /** Groups are not delivered: Gatling writes them only when a user leaves them. */
  private void readGroup() throws IOException {
    readGroups();
    int start = readTime();
    int end = readEnd(start);
    source.readInt(); // response times added up: any number
    readBoolean();
    seen(end);
  }

  private void readError() throws IOException {
    String message = strings.cached();
    int time = readTime();
    seen(time);
    visitor.error(message, time);
  }

  private void readGroups() throws IOException {
    int groups = readCount("groups");
    for (int i = 0; i < groups; i++) {
      strings.cached();
    }
  }

  private int readCount(String what) throws IOException {
    int count = source.readInt();
    if (count < 0 || count > LogFormat.MAX_ITEMS) {
      throw source.damaged(
          Integer.BYTES,
          "Impossible number of " + what + " " + count + ", expected 0 to " + LogFormat.MAX_ITEMS);
    }
    return count;
  }

  private int readTime() throws IOException {
    int time = source.readInt();
    if (time < 0) {
      throw source.damaged(Integer.BYTES, "Negative time " + time + " ms");
    }
    return time;
  }

  private int readEnd(int start) throws IOException {
    int end = readTime();
    if (end < start) {
      throw source.damaged(
          Integer.BYTES, "Record ends before it starts: " + start + " ms to " + end + " ms");
    }
    return end;
  }

  private boolean readBoolean() throws IOException {
    byte value = source.readByte();
    if (value != 0 && value != 1) {
      throw source.damaged(Byte.BYTES, "Impossible truth value " + value + ", expected 0 or 1");
    }
    return value == 1;
  }

  private void seen(int millis) {
    lastMillis = Math.max(lastMillis, millis);
  }
}
