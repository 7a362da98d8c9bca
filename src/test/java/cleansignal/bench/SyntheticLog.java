package cleansignal.bench;

import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogWriter;
import cleansignal.runlog.RunHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A log like that of a run of half an hour: ten request names with log-normal latencies, one
 * failure in a hundred, users, games and a probe among them. The same numbers give the same log.
 */
final class SyntheticLog {

  private static final int RUN_MILLIS = 1_800_000;
  private static final List<String> NAMES =
      List.of(
          "POST /api/auth/login",
          "POST /api/auth/refresh",
          "POST /api/games",
          "POST /api/games/:id/join",
          "GET /api/games/:id",
          "GET /api/games/:id (repeated)",
          "GET /api/games/:id/history",
          "POST /api/games/:id/leave",
          "GET /api/users/me",
          "POST /api/auth/logout");
  private static final List<String> FAILURES =
      List.of(
          "outcome, found rate-limited 429",
          "outcome, found server-error 500",
          "Request timeout to 127.0.0.1/127.0.0.1:45123 after 10000 ms");

  private SyntheticLog() {}

  /**
   * @param records how many records stand behind the header, at least 1
   */
  static void write(Path log, int records) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    RunHeader header =
        new RunHeader(
            LogReader.GATLING_VERSION,
            "cleansignal.Bench",
            1_767_323_045_678L,
            "",
            List.of("players", "~probe"));
    try (LogWriter writer = LogWriter.start(log, header)) {
      writer.user(0, true, 0);
      for (int i = 1; i < records; i++) {
        int start = (int) ((long) RUN_MILLIS * i / records);
        switch (i % 1_000) {
          case 0 -> writer.user(0, true, start);
          case 500 -> writer.user(0, false, start);
          case 250 -> writer.request("~GET /health", start, start + 2, true, "");
          case 100 -> writer.request("~game+ 1h+2a", start, start, true, "");
          case 900 -> writer.request("~game- 1h+2a over", start, start, true, "");
          default -> request(writer, random, start);
        }
      }
    }
  }

  private static void request(LogWriter writer, SplittableRandom random, int start)
      throws IOException {
    String name = NAMES.get(random.nextInt(NAMES.size()));
    if (random.nextInt(100) == 0) {
      int failure = random.nextInt(FAILURES.size());
      writer.request(
          name, start, start + (failure == 2 ? 10_000 : 5), false, FAILURES.get(failure));
    } else {
      int millis = (int) Math.exp(3.5 + 0.8 * gaussian(random));
      writer.request(name, start, start + millis, true, "");
    }
  }

  /** Sum of twelve uniform numbers: near enough to the normal distribution, and quick. */
  private static double gaussian(SplittableRandom random) {
    double sum = -6;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum;
  }
}
