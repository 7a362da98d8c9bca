package cleansignal.release;

import cleansignal.report.JudgedRun;
import cleansignal.runlog.JsonMistake;
import cleansignal.runlog.StrictJson;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code results/history.ndjson}: a line for each run that was judged, in the order in which they
 * were. Lines are only ever added, and each run once: what a run said when it ended is not changed
 * by a later judgement.
 */
public final class History {

  /** Its name among the run folders. */
  public static final String FILE_NAME = "history.ndjson";

  /** Older lines are without it. */
  private static final String SETTINGS = "settings";

  private History() {}

  /**
   * What a history holds.
   *
   * @param entries in the order of the file
   * @param problems a sentence for each line that is none of this form and was left out
   */
  public record Lines(List<HistoryEntry> entries, List<String> problems) {

    /** Copies the lists. */
    public Lines {
      entries = List.copyOf(entries);
      problems = List.copyOf(problems);
    }
  }

  /**
   * Adds a run unless it is there.
   *
   * @param results the folder of all run folders
   * @return whether a line was added; never for a run without a manifest
   * @throws IOException when the file can't be read or written; a line is never written by halves
   *     behind another one
   */
  public static boolean append(Path results, JudgedRun run) throws IOException {
    Optional<HistoryEntry> entry = HistoryEntry.of(run);
    return entry.isPresent() && append(results.resolve(FILE_NAME), entry.get());
  }

  /** A lock on a file keeps other JVMs out, not other threads of this one. */
  private static synchronized boolean append(Path file, HistoryEntry entry) throws IOException {
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        // Two runs may end at once.
        FileLock lock = channel.lock()) {
      ByteArrayOutputStream there = new ByteArrayOutputStream();
      Channels.newInputStream(channel).transferTo(there);
      String text = there.toString(StandardCharsets.UTF_8);
      if (parse(text).entries().stream().anyMatch(known -> known.run().equals(entry.run()))) {
        return false;
      }
      // Behind a line that was cut short a new one would be lost.
      String line = (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + toJson(entry) + "\n";
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(line);
      channel.position(channel.size());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      return lock.isValid();
    }
  }

  /**
   * Reads the history of a folder of results.
   *
   * @return nothing when there is none
   * @throws IOException when it can't be read
   */
  public static Lines read(Path results) throws IOException {
    Path file = results.resolve(FILE_NAME);
    // Bytes that are no UTF-8 spoil their line, not the file.
    if (Files.isDirectory(file)) {
      throw new IOException(FILE_NAME + " is a folder");
    }
    return Files.exists(file)
        ? parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
        : new Lines(List.of(), List.of());
  }

  /** The entries in a text; of a run that stands there twice the first. */
  static Lines parse(String text) {
    List<HistoryEntry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        try {
          entries.add(fromJson(lines[i]));
        } catch (IOException damaged) {
          problems.add(FILE_NAME + " line " + (i + 1) + ": " + damaged.getMessage());
        }
      }
    }
    return new Lines(entries, problems);
  }

  /** One line, without its end. */
  static String toJson(HistoryEntry entry) {
    return StrictJson.MAPPER.valueToTree(entry).toString();
  }

  /**
   * Reads one line.
   *
   * @throws IOException when it is none of this form
   */
  static HistoryEntry fromJson(String line) throws IOException {
    try {
      JsonNode tree = StrictJson.MAPPER.readTree(line);
      if (tree instanceof ObjectNode object && !object.has(SETTINGS)) {
        object.putNull(SETTINGS);
      }
      HistoryEntry entry = StrictJson.MAPPER.treeToValue(tree, HistoryEntry.class);
      if (entry == null) {
        throw new IOException("is no JSON object");
      }
      return entry;
    } catch (JsonProcessingException damaged) {
      throw new IOException(JsonMistake.said(damaged), damaged);
    }
  }
}
