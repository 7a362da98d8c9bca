package cleansignal.report;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.measure.RunMeasures;
import cleansignal.outcome.Outcome;
import cleansignal.runlog.LogEnd;
import cleansignal.runlog.LogFormatException;
import cleansignal.runlog.LogReader;
import cleansignal.runlog.LogSource;
import cleansignal.runlog.LogVisitor;
import cleansignal.runlog.Logs;
import cleansignal.slo.SloFiles;
import cleansignal.slo.Verdict;
import cleansignal.slo.VerdictKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever the bytes of a log, there is a verdict; where they can't be read as one, it is INVALID
 * and says at which byte.
 */
class DamagedLogsFuzzTest {

  private static final int LOGS = 200;
  private static final JudgePipeline PIPELINE = new JudgePipeline(SloFiles.load(Path.of("slo")));

  /** Every kind of record, names and messages of every kind of character. */
  private static final byte[] GOOD =
      Logs.bytes(
          Logs.header("players", "probe"),
          log -> {
            log.user(0, true, 100);
            for (int i = 0; i < 40; i++) {
              int at = 200 + 50 * i;
              log.request("GET /api/games/:id", at, at + i, i % 9 != 0, failure(i));
              log.request(List.of("group"), "näme\t日本\n" + i % 3, at, at + 1, true, "");
              log.request(i % 2 == 0 ? "~game+ 3h+0a" : "~game- 3h+0a left", at, at, true, "");
            }
            log.error("No attribute named 'x' is defined", 900);
            log.user(0, false, 3_000);
          });

  /** What happens to a log. */
  enum Damage {
    FLIPPED_BITS {
      @Override
      byte[] to(byte[] log, SplittableRandom random) {
        for (int i = random.nextInt(1, 8); i > 0; i--) {
          log[random.nextInt(log.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return log;
      }
    },
    CUT_OFF {
      @Override
      byte[] to(byte[] log, SplittableRandom random) {
        return Arrays.copyOf(log, random.nextInt(log.length));
      }
    },
    RANDOM_BYTES {
      @Override
      byte[] to(byte[] log, SplittableRandom random) {
        byte[] noise = new byte[random.nextInt(1, 40)];
        random.nextBytes(noise);
        int at = random.nextInt(log.length - noise.length);
        System.arraycopy(noise, 0, log, at, noise.length);
        return log;
      }
    },
    ANOTHER_NUMBER {
      private static final int[] NUMBERS = {
        -1, 0, 1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20, 1 << 30
      };

      @Override
      byte[] to(byte[] log, SplittableRandom random) {
        int number = NUMBERS[random.nextInt(NUMBERS.length)];
        int at = random.nextInt(log.length - Integer.BYTES);
        for (int i = 0; i < Integer.BYTES; i++) {
          log[at + i] = (byte) (number >>> 8 * (Integer.BYTES - 1 - i));
        }
        return log;
      }
    },
    A_PIECE_LOST {
      @Override
      byte[] to(byte[] log, SplittableRandom random) {
        int from = random.nextInt(log.length);
        int to = random.nextInt(from, Math.min(log.length, from + 60));
        byte[] shorter = Arrays.copyOf(log, log.length - (to - from));
        System.arraycopy(log, to, shorter, from, log.length - to);
        return shorter;
      }
    };

    /** May change the log that it is given. */
    abstract byte[] to(byte[] log, SplittableRandom random);
  }

  @ParameterizedTest
  @EnumSource
  void everyLogHasAVerdict(Damage damage) throws IOException {
    int refused = 0;
    for (int seed = 0; seed < LOGS; seed++) {
      byte[] log = damage.to(GOOD.clone(), new SplittableRandom(seed));
      Verdict verdict = PIPELINE.judge("fuzzed", Logs.source(log), SampleLog.manifest()).verdict();
      assertThat(verdict.kind()).as("%s, seed %d", damage, seed).isNotEqualTo(VerdictKind.PASS);
      if (isRefused(log)) {
        refused++;
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INVALID);
        assertThat(verdict.reasons())
            .singleElement()
            .satisfies(reason -> assertThat(reason.text()).containsPattern("at byte \\d+"));
      }
    }
    assertThat(refused).as("logs that can't be read").isPositive();
  }

  private static boolean isRefused(byte[] log) throws IOException {
    try {
      LogReader.read(new ByteArrayInputStream(log), new LogVisitor() {});
      return false;
    } catch (LogFormatException e) {
      return true;
    }
  }

  /** A copy of the log while the run goes on: Gatling writes it in pieces of any length. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 10, 20})
  void aLogThatIsBeingWrittenShowsWhatIsThere(int part) throws IOException {
    byte[] whole = SampleLog.healthy().bytes();
    byte[] soFar = Arrays.copyOf(whole, whole.length * part / 21);

    JudgedRun run = PIPELINE.judge("copied", Logs.source(soFar), SampleLog.manifest());

    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.INVALID);
    assertThat(run.measures().map(RunMeasures::end).map(LogEnd::records).orElseThrow())
        .isGreaterThan(1);
  }

  /** Every message is another one: as requests that fail and as errors of the suite's own. */
  @Test
  void aMillionDifferentMessagesAreCappedAndCounted() throws IOException {
    int each = 500_000;
    LogSource endless =
        visitor -> {
          visitor.header(Logs.header("players"));
          visitor.user(0, true, 0);
          for (int i = 0; i < each; i++) {
            visitor.request("move", i / 10, i / 10 + 3, false, "Request " + i + " went astray");
            visitor.error("Mistake " + i, i / 10);
          }
          return new LogEnd(2L * each, 99L * each, each / 10 + 3, false, 2 * each);
        };

    JudgedRun run = PIPELINE.judge("endless", endless, SampleLog.manifest());

    RunMeasures measures = run.measures().orElseThrow();
    assertThat(measures.scriptErrors()).hasSizeLessThanOrEqualTo(101);
    assertThat(measures.scriptErrors().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(each);
    assertThat(measures.whole().requests("move"::equals).tally().all()).isEqualTo(each);
    assertThat(measures.whole().requests("move"::equals).tally().of(Outcome.OK)).isZero();
    assertThat(run.failures()).hasSizeLessThanOrEqualTo(JudgedRun.MAX_FAILURES);
    assertThat(run.verdict().kind()).isEqualTo(VerdictKind.INVALID);
  }

  private static String failure(int i) {
    return i % 9 == 0 ? "outcome, found server-error 500" : "";
  }
}
