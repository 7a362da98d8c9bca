package cleansignal.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.config.SuiteConfig;
import cleansignal.config.SuiteConfigLoader;
import cleansignal.plan.Catalogue;
import cleansignal.plan.PlanRequest;
import cleansignal.plan.Planner;
import cleansignal.plan.RunSpec;
import cleansignal.reference.ReferenceServer;
import cleansignal.reference.ReferenceSettings;
import cleansignal.runlog.PreflightReport;
import cleansignal.runlog.PreflightReport.Check;
import cleansignal.runlog.PreflightReport.Status;
import cleansignal.runlog.PreflightReports;
import cleansignal.target.RingRift;
import cleansignal.target.ringrift.RingRiftDialect;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each check on a server that is as it should be, and on one that is broken on purpose. */
class PreflightTest {

  private static final String PASSWORD = "Pool-secret-7391";
  private static final String TOKEN = "let-nobody-read-this-5826";
  private static final int USERS = 12;

  /** The server makes its users in no time, but has tokens of whole seconds. */
  private static final Pauses PATIENT = new Pauses(Duration.ZERO, Pauses.USUAL.beforeRefresh());

  /** For what has nothing to do with the refresh. */
  private static final Pauses HASTY = new Pauses(Duration.ZERO, Duration.ZERO);

  /** What must come of a row, and what it is: settings of the server and of the suite. */
  private record Row(
      String id,
      Status status,
      String found,
      String server,
      Map<String, String> properties,
      Map<String, String> variables,
      Duration ahead) {

    static Row of(String id, Status status, String found) {
      return new Row(id, status, found, "", Map.of(), Map.of(), Duration.ZERO);
    }

    /** Members of a JSON object, with single quotes. */
    Row server(String json) {
      return new Row(id, status, found, json, properties, variables, ahead);
    }

    Row fault(String json) {
      return server("'faults':[{" + json + ",'every':1}]");
    }

    Row with(String key, String value) {
      Map<String, String> more = new HashMap<>(properties);
      more.put(key, value);
      return new Row(id, status, found, server, more, variables, ahead);
    }

    Row variable(String name, String value) {
      Map<String, String> more = new HashMap<>(variables);
      more.put(name, value);
      return new Row(id, status, found, server, properties, more, ahead);
    }

    Row ahead(Duration by) {
      return new Row(id, status, found, server, properties, variables, by);
    }

    @Override
    public String toString() {
      return id + " " + status + ": " + found;
    }
  }

  static Stream<Row> rows() {
    return Stream.of(
        fails("configuration", "the password of the seed is not that of the pool")
            .variable("LOADTEST_SEED_PASSWORD", "another"),
        fails("configuration", "the pool of 1 has too few users, the plan needs 2")
            .with("cs.pool.size", "1"),
        passes("configuration", "a pool of 12 for 2 users at once")
            .variable("LOADTEST_SEED_PASSWORD", PASSWORD),
        warns("configuration", "time runs 4.0 times as fast").with("pace", "4"),
        fails("health", "GET /health answers 500 SERVER_INTERNAL_ERROR")
            .fault("'route':'GET /health','kind':'error'"),
        skips("login", "GET /health answers 500 SERVER_INTERNAL_ERROR")
            .fault("'route':'GET /health','kind':'error'"),
        passes("health", "version 0.1.0-beta"),
        fails("ready", "GET /ready answers 503, not working: redis")
            .fault("'route':'GET /ready','kind':'sick','field':'redis'"),
        fails("ready", "not working: database")
            .fault("'route':'GET /ready','kind':'sick','field':'database'"),
        fails("ready", "GET /ready answers 200, not working: aiService")
            .fault("'route':'GET /ready','kind':'sick','field':'aiService'"),
        warns("ready", "GET /ready answers 200, not working: aiService")
            .fault("'route':'GET /ready','kind':'sick','field':'aiService'")
            .with("cs.ai.mode", "local_heuristic"),
        warns("ready", "names none of the services")
            .fault("'route':'GET /ready','kind':'missing-field','field':'checks'"),
        passes("ready", "working: database, redis, aiService"),
        fails("ai-service", "no answer: ConnectException").with("ai", "closed"),
        passes("ai-service", "answers GET /health").with("ai", "open"),
        skips("ai-service", "cs.target.ai-service-url is not set"),
        fails("clock", "ahead of ours").ahead(Duration.ofMinutes(5)),
        fails("clock", " ms behind ours").ahead(Duration.ofMinutes(-5)),
        warns("clock", "ahead of ours").ahead(Duration.ofSeconds(15)),
        passes("clock", "within a second of ours"),
        fails("login", "user 12 of the pool can't log in: 401 AUTH_INVALID_CREDENTIALS")
            .server("'poolSize':11"),
        fails("login", "user 1 of the pool logs in, but gets no tokens")
            .fault(
                "'route':'POST /api/auth/login','kind':'missing-field','field':'data.accessToken'"),
        fails("login", "the pool of 1 has no user for this shard")
            .with("cs.pool.size", "1")
            .with("cs.shard.index", "1")
            .with("cs.shard.count", "2"),
        passes("login", "10 of 12 users of the pool log in"),
        fails("token-life", "access tokens live 2 s (by the answer)")
            .server("'tokenLifeSeconds':2"),
        fails("token-life", "and nobody renews them")
            .server("'tokenLifeSeconds':60")
            .with("cs.auth.renewal", "false"),
        warns("token-life", "the refresh window of 60 s is more than a third of that")
            .server("'tokenLifeSeconds':100"),
        passes("token-life", "access tokens live 900 s (by the answer), the run lasts "),
        fails("socket", "no handshake of Engine.IO 4")
            .fault("'route':'WS upgrade','kind':'refuse'"),
        fails("socket", "CONNECT is refused: Authentication failed")
            .fault("'route':'WS connect','kind':'refuse'"),
        skips("socket", "the run opens no socket").with("scenario", "concurrent-games"),
        passes("socket", "a user is let in, heartbeat every 25 s"),
        fails("game", "POST /api/games answers 500 SERVER_INTERNAL_ERROR")
            .fault("'route':'POST /api/games','kind':'error'"),
        fails("game", "POST /api/games/:id/join answers 500")
            .fault("'route':'POST /api/games/:id/join','kind':'error'"),
        fails("game", "POST /api/games/:id/leave answers 500")
            .fault("'route':'POST /api/games/:id/leave','kind':'error'"),
        fails("game", "POST /api/games/:id/join gets no answer: ")
            .fault("'route':'POST /api/games/:id/join','kind':'cut'"),
        fails("game", "POST /api/games/:id/leave gets no answer: ")
            .fault("'route':'POST /api/games/:id/leave','kind':'cut'"),
        passes("game", "a game is opened, joined and left"),
        fails("moves-over-http", "POST /api/games/:id/moves answers 404 RESOURCE_ROUTE_NOT_FOUND")
            .with("scenario", "player-moves"),
        passes("moves-over-http", "the target looks at moves over HTTP: ")
            .with("scenario", "player-moves")
            .server("'httpMoves':true"),
        warns("moves-over-http", "not visible: POST /api/games/:id/moves answers 500")
            .with("scenario", "player-moves")
            .fault("'route':'POST /api/games/:id/moves','kind':'error'"),
        skips("moves-over-http", "no game was opened")
            .with("scenario", "player-moves")
            .fault("'route':'POST /api/games','kind':'error'"),
        skips("moves-over-http", "the run makes no moves over HTTP"),
        fails("refresh", "a refresh answers 500 SERVER_INTERNAL_ERROR")
            .fault("'route':'POST /api/auth/refresh','kind':'error'"),
        fails("refresh", "a refresh gives no tokens")
            .fault(
                "'route':'POST /api/auth/refresh','kind':'missing-field','field':'data.refreshToken'"),
        fails("refresh", "the same refresh token again")
            .fault("'route':'POST /api/auth/refresh','kind':'keep-token'"),
        passes("refresh", "a refresh works and rotates"),
        warns("logout", "POST /api/auth/logout-all answers 500")
            .fault("'route':'POST /api/auth/logout-all','kind':'error'"),
        warns("logout", "POST /api/auth/logout-all gets no answer: ")
            .fault("'route':'POST /api/auth/logout-all','kind':'cut'"),
        passes("logout", "no session of the preflight is left"),
        fails("limiter-sandboxAi", "10 calls in 60 s are let through, about ")
            .server(limits("'sandboxAi':[10,60,60]", "false")),
        fails("limiter-sandboxAi", "refuses us already, for 60 s")
            .server(limits("'sandboxAi':[4,60,60]", "false")),
        // As in the staging run that failed: e-mails are let past behind the login, and only there.
        fails("limiter-sandboxAi", "the bypass token does not reach it; 10 calls")
            .server(limits("'sandboxAi':[10,60,60]", "true"))
            .variable("RATE_LIMIT_BYPASS_TOKEN", "a-token-of-somebody-else"),
        passes("limiter-apiAuthenticated", "lets these users past")
            .server(limits("'sandboxAi':[500,60,60]", "true"))
            .variable("RATE_LIMIT_BYPASS_TOKEN", "a-token-of-somebody-else"),
        passes("limiter-sandboxAi", "the bypass token lets the load past (others: 1,000 calls")
            .server("'limits':'strict'," + bypass("true"))
            .variable("RATE_LIMIT_BYPASS_TOKEN", TOKEN),
        passes(
                "limiter-apiAuthenticated",
                "lets these users past, with the bypass token or without")
            .server("'limits':'strict'," + bypass("true"))
            .variable("RATE_LIMIT_BYPASS_TOKEN", TOKEN),
        fails("limiter-apiAuthenticated", "15 calls in 60 s are let through, about 19 are expected")
            .server(limits("'apiAuthenticated':[15,60,60]", "false")),
        warns("limiter-apiAuthenticated", "20 calls in 60 s are let through, about 19 are expected")
            .server(limits("'apiAuthenticated':[20,60,60]", "false")),
        // The same with its moves over HTTP.
        fails("limiter-apiAuthenticated", "20 calls in 60 s are let through, about ")
            .server("'httpMoves':true," + limits("'apiAuthenticated':[20,60,60]", "false"))
            .with("scenario", "player-moves"),
        warns("limiter-gameCreateIp", "not visible: it shows in no header"),
        warns("limiter-gameCreateUser", "not visible: it shows in no header"),
        skips("limiter-api", "the run does not meet it"),
        fails("limiter-api", "10 calls in 60 s are let through, about ")
            .server(limits("'api':[10,60,60]", "false"))
            .with("scenario", "auth-lifecycle"),
        skips("limiter-authRegister", "the run does not meet it"),
        warns("limiter-authRegister", "not visible: it shows in no header")
            .with("scenario", "auth-lifecycle")
            .with("cs.auth.registrations-per-hour", "100000"),
        skips("redis", "cs.services.redis-url is not set"),
        fails("redis", "does not answer PING: ")
            .with("cs.services.redis-url", "redis://127.0.0.1:1"),
        skips("postgresql", "cs.services.postgres-url is not set"),
        fails("postgresql", "does not let us in: ")
            .with("cs.services.postgres-url", "postgresql://127.0.0.1:1/game"),
        skips("prometheus", "cs.services.prometheus-url is not set"),
        fails("prometheus", "no answer: ConnectException")
            .with("cs.services.prometheus-url", "http://127.0.0.1:1"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void isFound(Row row) throws Exception {
    PreflightReport report = examine(row);

    Check check = check(report, row.id());
    assertThat(check.found()).as(PreflightText.table(report)).contains(row.found());
    assertThat(check.status()).as(PreflightText.table(report)).isEqualTo(row.status());
    assertThat(check.advice().isEmpty())
        .isEqualTo(check.status() == Status.PASS || check.status() == Status.SKIP);
    assertThat(PreflightReports.toJson(report)).doesNotContain(PASSWORD, TOKEN, "eyJ");
    assertThat(PreflightReports.fromJson(PreflightReports.toJson(report))).isEqualTo(report);
    if (row.status() == Status.FAIL) {
      assertThat(report.problems())
          .contains("preflight failed: " + row.id() + ": " + check.found());
    }
  }

  @Test
  void nothingOfItIsLeftOnTheTarget() throws Exception {
    try (ReferenceServer server = start(passes("health", ""))) {
      Subject subject = subject(server, passes("health", ""));

      PreflightReport report = Preflight.of(subject, PATIENT).report();

      JsonNode truth = truth(server);
      assertThat(report.failed()).as(PreflightText.table(report)).isFalse();
      assertThat(truth.at("/games/running").asInt()).isZero();
      assertThat(truth.at("/games/created").asInt()).isEqualTo(1);
      assertThat(truth.at("/games/left").asInt()).isEqualTo(1);
      assertThat(truth.at("/tokens/logins").asInt()).isEqualTo(10);
      assertThat(truth.at("/routes/POST ~1api~1auth~1logout-all/byStatus/200").asInt())
          .isEqualTo(10);
      assertThat(truth.at("/sockets/opened").asInt()).isEqualTo(1);
      assertThat(truth.at("/sockets/closedByReason/client").asInt()).isEqualTo(1);
    }
  }

  @Test
  void aJoinWithoutAnAnswerLeavesNoGameOpen() throws Exception {
    JsonNode truth = truthAfter("'route':'POST /api/games/:id/join','kind':'cut','every':1");

    assertThat(truth.at("/games/created").asInt()).isEqualTo(1);
    assertThat(truth.at("/games/running").asInt()).isZero();
    assertThat(truth.at("/games/left").asInt()).isEqualTo(1);
  }

  @Test
  void aCallWithoutAnAnswerKeepsNobodyFromLeaving() throws Exception {
    JsonNode truth = truthAfter("'route':'POST /api/games/:id/leave','kind':'cut','every':1");

    assertThat(truth.at("/routes/POST ~1api~1games~1:id~1leave/requests").asInt()).isEqualTo(2);
  }

  @Test
  void aCallWithoutAnAnswerKeepsNobodyFromLoggingOut() throws Exception {
    JsonNode truth = truthAfter("'route':'POST /api/auth/logout-all','kind':'cut','every':2");

    assertThat(truth.at("/routes/POST ~1api~1auth~1logout-all/requests").asInt()).isEqualTo(10);
    assertThat(truth.at("/routes/POST ~1api~1auth~1logout-all/byStatus/200").asInt()).isEqualTo(5);
  }

  @Test
  void theFirstRefusalEndsTheLogins() throws Exception {
    Row stranger = fails("login", "").variable("LOADTEST_USER_POOL_PASSWORD", "Wrong-secret-1");
    try (ReferenceServer server = start(stranger)) {
      PreflightReport report = Preflight.of(subject(server, stranger), HASTY).report();

      assertThat(check(report, "login").found())
          .isEqualTo("user 1 of the pool can't log in: 401 AUTH_INVALID_CREDENTIALS");
      assertThat(truth(server).at("/routes/POST ~1api~1auth~1login/requests").asInt()).isEqualTo(1);
      assertThat(check(report, "game").status()).isEqualTo(Status.SKIP);
      assertThat(check(report, "game").found()).isEqualTo("nobody is logged in");
    }
  }

  @Test
  void whatRestsOnATargetThatIsNotThereIsNotMade() throws Exception {
    Row row = fails("health", "");
    ReferenceServer server = start(row);
    Subject subject = subject(server, row);
    server.close();

    PreflightReport report = Preflight.of(subject, PATIENT).report();

    assertThat(report.which(Status.FAIL)).extracting(Check::id).containsExactly("health");
    assertThat(report.problems())
        .containsExactly("preflight failed: health: no answer: ConnectException");
    assertThat(check(report, "login").found()).isEqualTo("the target does not answer");
  }

  /** What a server saw of a preflight with that fault. */
  private static JsonNode truthAfter(String fault) throws Exception {
    Row row = passes("health", "").server("'faults':[{" + fault + "}]");
    try (ReferenceServer server = start(row)) {
      Preflight.of(subject(server, row), HASTY);
      return truth(server);
    }
  }

  private static Row passes(String id, String found) {
    return Row.of(id, Status.PASS, found);
  }

  private static Row warns(String id, String found) {
    return Row.of(id, Status.WARN, found);
  }

  private static Row fails(String id, String found) {
    return Row.of(id, Status.FAIL, found);
  }

  private static Row skips(String id, String found) {
    return Row.of(id, Status.SKIP, found);
  }

  private static String limits(String rule, String bypass) {
    return "'limits':'strict','limitOverrides':{"
        + rule.replaceAll(
            "\\[(\\d+),(\\d+),(\\d+)]", "{'points':$1,'windowSeconds':$2,'blockSeconds':$3}")
        + "},"
        + bypass(bypass);
  }

  private static String bypass(String enabled) {
    return "'bypass':{'enabled':" + enabled + ",'token':'" + TOKEN + "'}";
  }

  private static PreflightReport examine(Row row) throws Exception {
    try (ReferenceServer server = start(row)) {
      Pauses pauses = row.id().equals("refresh") ? PATIENT : HASTY;
      return Preflight.of(subject(server, row), pauses).report();
    }
  }

  private static ReferenceServer start(Row row) {
    String json =
        "{'poolSize':"
            + USERS
            + ",'poolPassword':'"
            + PASSWORD
            + "','ai':{'up':"
            + !"closed".equals(row.properties().get("ai"))
            + "}"
            + (row.server().isEmpty() ? "" : "," + row.server())
            + "}";
    // Of a name that is there twice, the last counts.
    return ReferenceServer.start(
        ReferenceSettings.fromJson(json.replace('\'', '"')),
        Clock.offset(Clock.systemUTC(), row.ahead()));
  }

  private static Subject subject(ReferenceServer server, Row row) {
    String baseUrl = "http://127.0.0.1:" + server.port();
    Map<String, String> properties = new HashMap<>(row.properties());
    properties.putIfAbsent("target", "local");
    properties.putIfAbsent("scenario", "ws-gameplay");
    properties.putIfAbsent("cs.pool.size", String.valueOf(USERS));
    Map<String, String> variables = new HashMap<>(row.variables());
    variables.put("BASE_URL", baseUrl);
    variables.putIfAbsent("LOADTEST_USER_POOL_PASSWORD", PASSWORD);
    if (properties.remove("ai") != null) {
      variables.put("AI_SERVICE_URL", "http://127.0.0.1:" + server.aiPort());
    }
    SuiteConfig config = SuiteConfigLoader.load(variables, properties).config();
    RunSpec spec = Catalogue.load().find(config.run().scenario().orElseThrow());
    return new Subject(
        config,
        spec,
        Planner.plan(PlanRequest.of(spec, config)),
        baseUrl,
        baseUrl.replaceFirst("^http", "ws"),
        new RingRift(),
        new RingRiftDialect());
  }

  private static Check check(PreflightReport report, String id) {
    List<Check> found = report.checks().stream().filter(one -> one.id().equals(id)).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static JsonNode truth(ReferenceServer server) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.adminPort() + "/admin/truth"))
            .build();
    return new JsonMapper()
        .readTree(
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
  }
}
