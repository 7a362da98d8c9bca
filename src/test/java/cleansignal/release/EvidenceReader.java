package cleansignal.release;

import cleansignal.report.RunFolder;
import cleansignal.runlog.JsonMistake;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.VerdictKind;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads what run folders say. A folder that can't be read is evidence too. */
public final class EvidenceReader {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int FORM = 1;
  private static final String EMBEDDED = "embedded";

  /** Gatling's names of run folders: the simulation in lower case, and the start in UTC. */
  private static final String FOLDER = "([a-z0-9]+)-(\\d{17})";

  private static final Pattern MISSING_KEY =
      Pattern.compile("^No value for property '([^']*)' of `ObjectNode`.*");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS", Locale.ROOT);

  /** All names that a run folder may be one of. */
  private final List<String> runs;

  /** A reader of runs with these names, for folders that tell theirs by their own name alone. */
  public EvidenceReader(List<String> runs) {
    this.runs = List.copyOf(runs);
  }

  /**
   * Reads a run folder, or all run folders in a folder of results, in the order of their names.
   *
   * @throws IOException when there is no such folder, or it can't be listed
   */
  public List<Evidence> read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
    // A folder of results may be named like a run; only a run's files tell them apart.
    if (holdsRun(folder)) {
      return List.of(one(RunFolder.find(folder)));
    }
    List<Evidence> found = new ArrayList<>();
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path path : inside.sorted().toList()) {
        // The link to the newest run would show it twice.
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && isRunFolder(path)) {
          found.add(one(RunFolder.find(path)));
        }
      }
    }
    return found;
  }

  private static boolean isRunFolder(Path path) {
    return path.getFileName().toString().matches(FOLDER) || holdsRun(path);
  }

  private static boolean holdsRun(Path path) {
    return Stream.of(RunFolder.SIMULATION_LOG, RunFolder.MANIFEST, RunFolder.VERDICT_JSON)
        .anyMatch(file -> Files.exists(path.resolve(file)));
  }

  private Evidence one(RunFolder folder) {
    try {
      return readable(folder);
    } catch (NoSuchFileException missing) {
      return unreadable(folder, "no " + Path.of(missing.getFile()).getFileName());
    } catch (IOException | RuntimeException damaged) {
      return unreadable(folder, "can't be read: " + why(damaged));
    }
  }

  private static String why(Exception damaged) {
    if (damaged instanceof CharacterCodingException) {
      return "no text in UTF-8";
    }
    if (damaged instanceof JsonProcessingException mistake) {
      return JsonMistake.said(mistake);
    }
    return String.valueOf(damaged.getMessage())
        .lines()
        .findFirst()
        .map(line -> MISSING_KEY.matcher(line).replaceFirst("no key $1"))
        .orElse("");
  }

  private Evidence readable(RunFolder folder) throws IOException {
    JsonNode verdict = json(folder, RunFolder.VERDICT_JSON);
    JsonNode run = verdict.required("run");
    if (!run.required("id").asText().equals(folder.id())) {
      throw new IOException(
          RunFolder.VERDICT_JSON + " is that of another run, " + run.required("id").asText());
    }
    Instant startedAt =
        started(folder).orElseThrow(() -> new IOException("nothing tells when the run started"));
    return Evidence.readable(
        folder.id(),
        run.required("scenario").asText(),
        startedAt,
        new Evidence.Said(
            kind(verdict),
            texts(verdict.required("reasons"), "text"),
            caveats(verdict),
            run.required("gitCommit").asText(),
            target(run),
            folder.circumstances().targetVersion()));
  }

  private static VerdictKind kind(JsonNode verdict) throws IOException {
    String text = verdict.required("verdict").asText();
    VerdictKind kind =
        VerdictKind.ofText(text).orElseThrow(() -> new IOException("no verdict " + text));
    if (kind.exitStatus() != verdict.required("exitStatus").asInt()) {
      throw new IOException(RunFolder.VERDICT_JSON + " contradicts itself: " + text);
    }
    return kind;
  }

  private static List<String> caveats(JsonNode verdict) throws IOException {
    List<String> caveats = texts(verdict.required("caveats"), "");
    if (caveats.isEmpty() != verdict.required("releaseGate").asBoolean()) {
      throw new IOException(RunFolder.VERDICT_JSON + " contradicts itself: releaseGate");
    }
    return caveats;
  }

  private static String target(JsonNode run) {
    String environment = run.required("target").asText();
    return environment
        + (environment.equals(EMBEDDED) ? "" : " " + run.required("baseUrl").asText());
  }

  private static List<String> texts(JsonNode array, String key) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(item -> key.isEmpty() ? item : item.required(key))
        .map(JsonNode::asText)
        .toList();
  }

  private Evidence unreadable(RunFolder folder, String problem) {
    return Evidence.unreadable(folder.id(), name(folder), stamp(folder), problem);
  }

  /** By its manifest, else by the folder's own name: {@code targetscale} is target-scale. */
  private Optional<String> name(RunFolder folder) {
    try {
      return Optional.of(RunManifests.read(folder.manifest()).scenario());
    } catch (IOException | RuntimeException unreadable) {
      return runs.stream()
          .filter(run -> folder.id().matches(run.replace("-", "") + "-\\d{17}"))
          .findFirst();
    }
  }

  /** By the log's header; by the folder's name where the log could not be read. */
  private static Optional<Instant> started(RunFolder folder) throws IOException {
    JsonNode startedAt = json(folder, RunFolder.SUMMARY).path("log").path("startedAt");
    try {
      return startedAt.isTextual() ? Optional.of(Instant.parse(startedAt.asText())) : stamp(folder);
    } catch (DateTimeException none) {
      throw new IOException(
          RunFolder.SUMMARY + ": startedAt is no time: " + startedAt.asText(), none);
    }
  }

  private static Optional<Instant> stamp(RunFolder folder) {
    try {
      String digits = folder.id().substring(folder.id().lastIndexOf('-') + 1);
      return Optional.of(LocalDateTime.parse(digits, STAMP).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static JsonNode json(RunFolder folder, String file) throws IOException {
    JsonNode tree = JSON.readTree(Files.readString(folder.path().resolve(file)));
    if (!tree.isObject() || tree.path("schema").asInt() != FORM) {
      throw new IOException(file + " is none of schema " + FORM);
    }
    return tree;
  }
}
