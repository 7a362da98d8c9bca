package cleansignal.reference.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cleansignal.reference.SettableClock;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String GET = "GET /api/games/:id";
  private static final String POST = "POST /api/games";
  private static final String HEALTH = "GET /health";
  private static final String TWO_PERCENT =
      "{'route':'GET /api/games/:id','kind':'error','rate':0.02}";

  private final SettableClock clock = new SettableClock(Instant.EPOCH);

  @Test
  void everyFiftiethIsExactlyEveryFiftieth() {
    Faults faults = armed(7, "{'route':'GET /api/games/:id','kind':'drop','every':50}");

    assertThat(hits(faults, 200)).containsExactly(50, 100, 150, 200);
  }

  @Test
  void otherRoutesNeitherHitNorCount() {
    Faults faults = armed(7, "{'route':'GET /api/games/:id','kind':'drop','every':2}");

    assertThat(faults.draw(POST).others()).isEmpty();
    assertThat(hits(faults, 2)).containsExactly(2);
  }

  @Test
  void theStarMeansTheApiAndNotTheHealthCheck() {
    Faults faults = armed(7, "{'route':'*','kind':'drop','every':1}");

    assertThat(faults.draw(GET).first(FaultKind.DROP)).isPresent();
    assertThat(faults.draw(POST).first(FaultKind.DROP)).isPresent();
    assertThat(faults.draw(HEALTH).first(FaultKind.DROP)).isEmpty();
  }

  @Test
  void beyondItsUsersADelayGrowsWithEachOfThem() {
    Faults faults =
        armed(
            7,
            "{'route':'*','kind':'delay','every':1,'beyondUsers':2,"
                + "'distribution':{'type':'fixed','millis':100}}");
    faults.seen("a");
    faults.seen("b");
    faults.seen("b");
    assertThat(faults.draw(GET).delays()).isZero();

    faults.seen("c");
    assertThat(faults.draw(GET).delayMillis()).isEqualTo(100);
    faults.seen("d");
    assertThat(faults.draw(GET).delayMillis()).isEqualTo(200);
  }

  @Test
  void usersThatSendNothingAreForgotten() {
    Faults faults = armed(7, "{'route':'*','kind':'drop','every':1,'beyondUsers':1}");
    faults.seen("a");
    clock.advance(Duration.ofMillis(5_000));
    faults.seen("b");
    assertThat(faults.draw(GET).has(FaultKind.DROP)).isTrue();

    clock.advance(Duration.ofMillis(1_001));
    assertThat(faults.draw(GET).has(FaultKind.DROP)).isFalse();
  }

  @Test
  void aRateIsSeededAndNearWhatItSays() {
    List<Integer> once = hits(armed(7, TWO_PERCENT), 10_000);

    // 200 expected, standard deviation 14.
    assertThat(once).hasSizeBetween(140, 260);
    assertThat(hits(armed(7, TWO_PERCENT), 10_000)).isEqualTo(once);
    assertThat(hits(armed(8, TWO_PERCENT), 10_000)).isNotEqualTo(once);
  }

  @Test
  void anotherFaultDoesNotChangeTheDraws() {
    List<Integer> alone = hits(armed(7, TWO_PERCENT), 5_000);
    Faults accompanied =
        armed(
            7,
            "{'route':'*','kind':'delay','rate':0.5,"
                + "'distribution':{'type':'uniform','minMillis':1,'maxMillis':2}}",
            TWO_PERCENT);

    assertThat(hits(accompanied, 5_000)).isEqualTo(alone);
  }

  @Test
  void twinsDrawDifferently() {
    Faults faults = armed(7, TWO_PERCENT, TWO_PERCENT);
    int both = 0;
    int either = 0;
    for (int i = 0; i < 5_000; i++) {
      int hit = faults.draw(GET).others().size();
      both += hit == 2 ? 1 : 0;
      either += hit > 0 ? 1 : 0;
    }

    assertThat(either).isGreaterThan(100);
    assertThat(both).isLessThan(20);
  }

  @Test
  void armingAnewStartsTheStreamsAnew() {
    Faults faults = armed(7, TWO_PERCENT);
    List<Integer> first = hits(faults, 1_000);
    faults.arm(faults.inForce());

    assertThat(hits(faults, 1_000)).isEqualTo(first);
  }

  @Test
  void aFaultIsActiveOnlyInItsInterval() {
    Faults faults =
        armed(
            7,
            "{'route':'GET /api/games/:id','kind':'drop','every':1,"
                + "'afterSeconds':10,'forSeconds':5}");

    assertThat(hits(faults, 1)).isEmpty();
    clock.advance(Duration.ofSeconds(10));
    assertThat(hits(faults, 1)).hasSize(1);
    clock.advance(Duration.ofSeconds(5));
    assertThat(hits(faults, 1)).isEmpty();
  }

  @Test
  void delaysFollowTheirDistribution() {
    Faults faults =
        armed(
            7,
            "{'route':'GET /api/games/:id','kind':'delay','rate':1,"
                + "'distribution':{'type':'log-normal','medianMillis':100,'sigma':0.5}}");
    double[] delays = new double[20_000];
    Arrays.setAll(delays, i -> faults.draw(GET).delayMillis());
    Arrays.sort(delays);

    assertThat(delays[10_000]).isCloseTo(100, within(2.0));
    assertThat(delays[19_000]).as("exp(1.645 * 0.5) = 2.276").isCloseTo(227.6, within(6.0));
  }

  @Test
  void delaysAddUp() {
    String half =
        "{'route':'GET /api/games/:id','kind':'delay','every':1,"
            + "'distribution':{'type':'fixed','millis':20}}";
    Draw draw = armed(7, half, half).draw(GET);

    assertThat(draw.delayMillis()).isEqualTo(40);
    assertThat(draw.delays()).isEqualTo(2);
  }

  @Test
  void refusesAnUnknownRouteAndKeepsWhatWasInForce() {
    Faults faults = armed(7, TWO_PERCENT);

    assertThatThrownBy(
            () -> faults.arm(List.of(fault("{'route':'GET /x','kind':'drop','every':1}"))))
        .hasMessage("fault on 'GET /x': no such route");
    assertThat(faults.inForce()).containsExactly(fault(TWO_PERCENT));
  }

  @ParameterizedTest
  @CsvSource({
    "POST /api/auth/login, duplicate-token, true",
    "POST /api/auth/refresh, duplicate-token, false",
    "POST /api/auth/refresh, refresh-race-500, true",
    "POST /api/auth/login, refresh-race-500, false",
    "*, duplicate-token, false",
    "POST /api/auth/login, error, true"
  })
  void faultsOfOneRouteHappenThereAlone(String route, String kind, boolean possible) {
    Faults faults = new Faults(7, clock, Set.of("POST /api/auth/login", "POST /api/auth/refresh"));
    List<Fault> order = List.of(fault("{'route':'" + route + "','kind':'" + kind + "','every':1}"));

    if (possible) {
      faults.arm(order);
      assertThat(faults.inForce()).isEqualTo(order);
    } else {
      assertThatThrownBy(() -> faults.arm(order)).hasMessageContaining("no kind " + kind);
    }
  }

  @Test
  void isWrittenAsItIsRead() throws JsonProcessingException {
    Fault fault = fault(TWO_PERCENT);

    assertThat(fault.status()).as("the default").isEqualTo(500);
    assertThat(MAPPER.readValue(MAPPER.writeValueAsString(fault), Fault.class)).isEqualTo(fault);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'kind':'drop','every':1}",
        "{'route':'*','every':1}",
        "{'route':'*','kind':'drop'}",
        "{'route':'*','kind':'drop','every':1,'rate':0.5}",
        "{'route':'*','kind':'drop','rate':1.5}",
        "{'route':'*','kind':'drop','every':-1}",
        "{'route':'*','kind':'drop','every':1,'status':500}",
        "{'route':'*','kind':'error','every':1,'status':200}",
        "{'route':'*','kind':'missing-field','every':1}",
        "{'route':'*','kind':'drop','every':1,'field':'data'}",
        "{'route':'*','kind':'delay','every':1}",
        "{'route':'*','kind':'drop','every':1,'afterSeconds':-1}",
        "{'route':'*','kind':'drop','every':1,'oops':1}",
        "{'route':'*','kind':'dropp','every':1}",
        "{'route':'*','kind':'delay','every':1,'distribution':{'type':'fixed','millis':-1}}",
        "{'route':'*','kind':'delay','every':1,'distribution':{'type':'uniform','minMillis':2,'maxMillis':1}}",
        "{'route':'*','kind':'delay','every':1,'distribution':{'type':'log-normal','sigma':1}}",
      })
  void refusesWhatDoesNotFitTogether(String json) {
    assertThatThrownBy(() -> MAPPER.readValue(json.replace('\'', '"'), Fault.class))
        .isInstanceOf(JsonProcessingException.class);
  }

  private Faults armed(long seed, String... orders) {
    Faults faults = new Faults(seed, clock, Set.of(GET, POST, HEALTH));
    faults.arm(Arrays.stream(orders).map(FaultsTest::fault).toList());
    return faults;
  }

  private static Fault fault(String json) {
    try {
      return MAPPER.readValue(json.replace('\'', '"'), Fault.class);
    } catch (JsonProcessingException mistake) {
      throw new AssertionError(mistake);
    }
  }

  /** The numbers, from 1, of the requests that something other than a delay hits. */
  private static List<Integer> hits(Faults faults, int requests) {
    List<Integer> hits = new ArrayList<>();
    for (int i = 1; i <= requests; i++) {
      if (!faults.draw(GET).others().isEmpty()) {
        hits.add(i);
      }
    }
    return hits;
  }
}
