package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.Shard;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CallersTest {

  private static final long START = 1_767_323_045_678L;
  private static final Shard ALONE = new Shard(0, 1);

  /** More than one second of runs, every part of several, more users than a digit holds. */
  @Test
  void noTwoCallersOfAnyRunsAndInjectorsHaveAnIdInCommon() {
    List<Callers> runs =
        LongStream.rangeClosed(START, START + 1_100)
            .boxed()
            .flatMap(
                start ->
                    Stream.of(ALONE, new Shard(0, 2), new Shard(1, 2), new Shard(11, 12))
                        .map(shard -> Callers.of(start, shard)))
            .toList();

    List<String> ids =
        runs.stream()
            .flatMap(
                run ->
                    Stream.of(run.user(0), run.user(1), run.user(11), run.user(111), run.probe()))
            .map(Exchanges::requestId)
            .toList();

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void idsAreShortAndNeedNoQuoting() {
    assertThat(Callers.of(START, ALONE).user(299).requestId())
        .hasSizeLessThanOrEqualTo(16)
        .matches("[a-z0-9.-]+");
  }
}
