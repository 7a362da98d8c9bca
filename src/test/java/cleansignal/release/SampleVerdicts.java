package cleansignal.release;

import cleansignal.report.JudgePipeline;
import cleansignal.report.JudgedRun;
import cleansignal.report.ReportFiles;
import cleansignal.report.RunFolder;
import cleansignal.report.SampleLog;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.Logs;
import cleansignal.runlog.RunManifest;
import cleansignal.runlog.RunManifests;
import cleansignal.slo.SloFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Input data of tests: run folders as a run leaves them, and what they are changed to by hand. The
 * runs are those of {@link SampleLog}: paced, on the embedded server.
 */
public final class SampleVerdicts {

  private static final JsonMapper JSON = new JsonMapper();
  private static final SloFiles SLO = SloFiles.load(Path.of("slo"));

  private SampleVerdicts() {}

  /** A judged run in which every n-th poll failed with that message. */
  public static JudgedRun judged(String id, int failEvery, String message) throws IOException {
    return new JudgePipeline(SLO)
        .judge(
            id, Logs.source(SampleLog.failing(failEvery, message).bytes()), SampleLog.manifest());
  }

  /** A run that passed, with all its reports. */
  public static RunFolder passed(Path results, String id) throws IOException {
    RunFolder folder = new RunFolder(Files.createDirectories(results.resolve(id)));
    RunManifest manifest = SampleLog.manifest();
    RunManifests.write(folder.manifest(), manifest);
    Files.write(folder.simulationLog(), SampleLog.healthy().bytes());
    ReportFiles.writeAll(
        folder,
        new JudgePipeline(SLO).judge(id, LogReader.source(folder.simulationLog()), manifest));
    return folder;
  }

  /**
   * A run fit for a release: a PASS without caveats on staging, from a commit.
   *
   * @param run its name
   * @param startedAt its folder is named after it too
   */
  public static RunFolder release(Path results, String run, Instant startedAt) throws IOException {
    RunFolder folder = passed(results, id(run, startedAt));
    change(folder, RunFolder.VERDICT_JSON, "/run/scenario", run);
    change(folder, RunFolder.VERDICT_JSON, "/run/target", "staging");
    change(folder, RunFolder.VERDICT_JSON, "/run/baseUrl", "https://staging.example");
    change(folder, RunFolder.VERDICT_JSON, "/caveats", List.of());
    change(folder, RunFolder.VERDICT_JSON, "/releaseGate", true);
    change(folder, RunFolder.MANIFEST, "/scenario", run);
    change(folder, RunFolder.SUMMARY, "/log/startedAt", startedAt.toString());
    return folder;
  }

  /** Such a run that ended otherwise. */
  public static RunFolder release(
      Path results, String run, Instant startedAt, String verdict, int status, String reason)
      throws IOException {
    RunFolder folder = release(results, run, startedAt);
    change(folder, RunFolder.VERDICT_JSON, "/verdict", verdict);
    change(folder, RunFolder.VERDICT_JSON, "/exitStatus", status);
    ObjectNode text = JSON.createObjectNode().put("verdict", verdict).put("text", reason);
    change(folder, RunFolder.VERDICT_JSON, "/reasons", List.of(text));
    return folder;
  }

  /** As Gatling names run folders. */
  public static String id(String run, Instant startedAt) {
    String digits = startedAt.toString().replaceAll("\\D", "");
    return run.replace("-", "") + "-" + (digits + "000").substring(0, 17);
  }

  /** Changes a value in a JSON file of the folder. */
  public static void change(RunFolder folder, String file, String pointer, Object value)
      throws IOException {
    Path path = folder.path().resolve(file);
    JsonNode tree = JSON.readTree(path.toFile());
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) tree.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), JSON.valueToTree(value));
    Files.writeString(path, tree.toString());
  }
}
