package cleansignal.target;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.outcome.CallKind;
import cleansignal.outcome.Classifier;
import cleansignal.outcome.Outcome;
import cleansignal.target.GameServer.NewGame;
import cleansignal.target.metrics.Exposition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingRiftTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path CATALOGUE = Path.of("slo", "catalogue.json");

  private final GameServer server = new RingRift();

  @Test
  void theRoutesAreThoseOfTheContract() {
    assertThat(routes().stream().collect(Collectors.toMap(Route::name, Route::success)))
        .isEqualTo(
            Map.ofEntries(
                entry("POST /api/auth/login", 200),
                entry("POST /api/auth/refresh", 200),
                entry("POST /api/auth/register", 201),
                entry("POST /api/auth/logout", 200),
                entry("POST /api/auth/logout-all", 200),
                entry("GET /api/users/profile", 200),
                entry("GET /api/games/matchmaking/stats", 200),
                entry("POST /api/games", 201),
                entry("POST /api/games/:id/join", 200),
                entry("GET /api/games/:id", 200),
                entry("POST /api/games/:id/moves", 200),
                entry("POST /api/games/:id/leave", 200),
                entry("GET /health", 200)));
  }

  @Test
  void aRefusalThatIsExpectedHasRecordsOfItsOwn() {
    Route refused = server.profile().refused();

    assertThat(refused.name()).isEqualTo("GET /api/users/profile refused");
    assertThat(refused.path()).isEqualTo("/api/users/profile");
    assertThat(refused.success()).isEqualTo(401);
    assertThat(refused.present()).isEmpty();
    assertThat(Classifier.classify(refused.call(), refused.success(), 401, false).outcome())
        .isEqualTo(Outcome.OK);
    assertThat(Classifier.classify(refused.call(), refused.success(), 200, false).outcome())
        .isEqualTo(Outcome.CONTRACT);
  }

  @Test
  void whoRegistersRepeatsThePassword() throws IOException {
    JsonNode body = JSON.readTree(server.registerBody("a@b.c", "a-1", "Secret-\"1"));

    assertThat(body.path("confirmPassword").textValue()).isEqualTo("Secret-\"1");
    assertThat(body.path("password").textValue()).isEqualTo("Secret-\"1");
    assertThat(body.path("email").textValue()).isEqualTo("a@b.c");
    assertThat(body.path("username").textValue()).isEqualTo("a-1");
    assertThat(body).hasSize(4);
  }

  @Test
  void eachRouteIsReadAsWhatItAsks() {
    assertThat(server.login().call()).isEqualTo(CallKind.LOGIN);
    assertThat(server.refresh().call()).isEqualTo(CallKind.REFRESH);
    assertThat(server.createGame().call()).isEqualTo(CallKind.PROTECTED);
    assertThat(server.health().call()).isEqualTo(CallKind.PUBLIC);
    assertThat(routes().stream().filter(route -> route.path().contains(":id")).map(Route::call))
        .hasSize(4)
        .containsOnly(CallKind.ON_GIVEN_ID);
  }

  @Test
  void refreshIsNotAskedForAnExpiryThatTheContractDoesNotPromise() {
    assertThat(server.refresh().present())
        .containsExactly(server.tokenPaths().access(), server.tokenPaths().refresh());
    assertThat(server.login().present()).doesNotContain(server.tokenPaths().expiresIn());
  }

  /** A name that the catalogue asks for and no route has would be an objective without data. */
  @Test
  void everyRequestOfTheCatalogueIsARouteOrAPatternOfSome() throws IOException {
    List<String> names = routes().stream().map(Route::name).toList();

    Set<String> wanted = requestsOfTheCatalogue();

    assertThat(wanted).contains("POST /api/auth/login", "POST /api/games", "GET /api/games/:id");
    assertThat(wanted)
        .allSatisfy(
            pattern ->
                assertThat(names).anyMatch(name -> asRegex(pattern).matcher(name).matches()));
  }

  private static Set<String> requestsOfTheCatalogue() throws IOException {
    Set<String> wanted = new TreeSet<>();
    for (JsonNode objective : JSON.readTree(Files.readString(CATALOGUE)).path("objectives")) {
      for (JsonNode request : objective.path("measurement").path("requests")) {
        // An exclusion may name what no run sends; a name without a path is said over a socket.
        if (!request.asText().startsWith("!") && request.asText().contains("/")) {
          wanted.add(request.asText());
        }
      }
    }
    return wanted;
  }

  private static Pattern asRegex(String pattern) {
    return Pattern.compile(
        Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  @Test
  void aPathIsFilledWithTheGamesId() {
    assertThat(server.leaveGame().pathFor("c1")).isEqualTo("/api/games/c1/leave");
    assertThat(server.createGame().pathFor("c1")).isEqualTo("/api/games");
    assertThat(server.readGame().pathFor("$1\\")).isEqualTo("/api/games/$1\\");
  }

  @Test
  void aRouteKeepsItsFieldsWhateverBecomesOfTheList() {
    List<String> fields = new ArrayList<>(List.of("a"));
    Route route = new Route("GET", "/x", CallKind.PUBLIC, 200, fields);
    fields.add("b");

    assertThat(route.present()).containsExactly("a");
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 2", "4, 3"})
  void aGameWithAisIsUnratedAndNamesADifficultyForEach(int seats, int ais) throws IOException {
    JsonNode body =
        JSON.readTree(server.createGameBody(new NewGame("hex8", seats, ais, "service", "mcts", 7)));

    assertThat(body.path("isRated").isBoolean()).isTrue();
    assertThat(body.path("isRated").asBoolean()).isFalse();
    assertThat(body.path("boardType").asText()).isEqualTo("hex8");
    assertThat(body.path("maxPlayers").asInt()).isEqualTo(seats);
    JsonNode opponents = body.path("aiOpponents");
    assertThat(opponents.path("count").asInt()).isEqualTo(ais);
    assertThat(opponents.path("mode").asText()).isEqualTo("service");
    assertThat(opponents.path("aiType").asText()).isEqualTo("mcts");
    assertThat(opponents.path("difficulty"))
        .hasSize(ais)
        .allSatisfy(difficulty -> assertThat(difficulty.isInt()).isTrue())
        .allSatisfy(difficulty -> assertThat(difficulty.asInt()).isEqualTo(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void aGameOfHumansIsRatedAndAsksForNoAi(int seats) throws IOException {
    JsonNode body =
        JSON.readTree(
            server.createGameBody(new NewGame("square8", seats, 0, "service", "random", 1)));

    assertThat(body.path("isRated").asBoolean(false)).isTrue();
    assertThat(body.path("maxPlayers").asInt()).isEqualTo(seats);
    assertThat(body.has("aiOpponents")).isFalse();
  }

  @Test
  void theClockIsWithinWhatTheContractAllows() throws IOException {
    JsonNode clock =
        JSON.readTree(server.createGameBody(new NewGame("square8", 2, 0, "service", "random", 1)))
            .path("timeControl");

    assertThat(clock.path("type").asText()).isIn("blitz", "rapid", "classical");
    assertThat(clock.path("initialTime").isInt()).isTrue();
    assertThat(clock.path("initialTime").asInt()).isBetween(60, 7200);
    assertThat(clock.path("increment").isInt()).isTrue();
    assertThat(clock.path("increment").asInt()).isBetween(0, 60);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"},\"admin\":true,{\"",
        "back\\slash and \"quotes\"",
        "line\nbreak\ttab\u0000nul\u2028",
        "#{gameId} ${x} %s",
        "pässwörd 漢字 \uD83D\uDE00"
      })
  void hostileCredentialsStayValues(String hostile) throws IOException {
    JsonNode login = JSON.readTree(server.loginBody(hostile, hostile));

    assertThat(login.path("email").textValue()).isEqualTo(hostile);
    assertThat(login.path("password").textValue()).isEqualTo(hostile);
    assertThat(login).hasSize(2);
    JsonNode refresh = JSON.readTree(server.refreshBody(hostile));
    assertThat(refresh.path("refreshToken").textValue()).isEqualTo(hostile);
    assertThat(refresh).hasSize(1);
  }

  @Test
  void aGameIsOverWhenCompletedOrAbandoned() {
    assertThat(server.finishedStatuses()).containsExactlyInAnyOrder("completed", "abandoned");
  }

  private List<Route> routes() {
    return List.of(
        server.login(),
        server.refresh(),
        server.register(),
        server.logout(),
        server.logoutEverywhere(),
        server.profile(),
        server.protectedCall(),
        server.createGame(),
        server.joinGame(),
        server.readGame(),
        server.moveOverHttp(),
        server.leaveGame(),
        server.health());
  }

  @Test
  void memoryIsThatOfItsProcess() {
    RingRift ringRift = new RingRift();
    assertThat(
            ringRift.residentBytes(
                Exposition.parse(
                    "# TYPE process_resident_memory_bytes gauge\n"
                        + "process_resident_memory_bytes 5.5e8\n"
                        + "nodejs_heap_size_used_bytes 1e8\n")))
        .hasValue(5.5e8);
    assertThat(ringRift.residentBytes(Exposition.parse("up 1\n"))).isEmpty();
  }
}
