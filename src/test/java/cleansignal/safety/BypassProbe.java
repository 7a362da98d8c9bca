package cleansignal.safety;

import cleansignal.config.Secret;
import cleansignal.pool.Credentials;
import cleansignal.target.GameServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whether a target lets load tests past its limiters. It asks a call below a limiter with and
 * without what would let it past, and compares what the limiter tells in its headers: five calls
 * and one login.
 */
public final class BypassProbe {

  private static final String LIMIT = "X-RateLimit-Limit";
  private static final String REMAINING = "X-RateLimit-Remaining";

  private final DirectHttp http;
  private final GameServer server;

  /** A probe of that target. */
  public BypassProbe(DirectHttp http, GameServer server) {
    this.http = http;
    this.server = server;
  }

  /** What a way past the limiters turned out to be. */
  public enum State {
    /** It lets past at least one limiter. */
    WORKS,
    /** The limiter counted all the same. */
    NO_EFFECT,
    /** No limiter shows, so nobody can tell. */
    NOT_VISIBLE
  }

  /**
   * What was found of one way.
   *
   * @param way such as "the token of X-RateLimit-Bypass-Token"
   * @param state what it does
   * @param seen what the headers told
   */
  public record Finding(String way, State state, String seen) {

    @Override
    public String toString() {
      String does =
          switch (state) {
            case WORKS -> "works";
            case NO_EFFECT -> "has no effect";
            case NOT_VISIBLE -> "can't be judged";
          };
      return way + " " + does + " (" + seen + ")";
    }
  }

  /** What an answer tells of the last limiter that counted it. */
  private record Sight(OptionalLong limit, OptionalLong remaining) {

    boolean shows() {
      return limit.isPresent() && remaining.isPresent();
    }

    /** Counted by the same limiter, later. */
    boolean continues(Sight earlier) {
      return shows()
          && earlier.shows()
          && limit.equals(earlier.limit)
          && remaining.getAsLong() < earlier.remaining.getAsLong();
    }

    @Override
    public String toString() {
      return shows() ? remaining.getAsLong() + " of " + limit.getAsLong() + " left" : "no limit";
    }
  }

  /**
   * Tries every way that a load test of this configuration has.
   *
   * @param token what the operator would send; empty: that way is not tried
   * @param user somebody of the pool, whose e-mail may let past; one login
   * @return the ways in the order address, token, e-mail
   * @throws IOException when the target does not answer
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public List<Finding> findings(Optional<Secret> token, Credentials user)
      throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    Sight plain = ask(Map.of());
    Sight second = ask(Map.of());
    findings.add(
        new Finding(
            "this machine's address",
            second.shows() ? State.NO_EFFECT : State.NOT_VISIBLE,
            plain + ", then " + second));
    if (token.isPresent()) {
      Sight passed = ask(Map.of(server.bypassHeader(), token.get().reveal()));
      findings.add(
          new Finding(
              "the token of " + server.bypassHeader(),
              state(second, passed.shows()),
              second + " without it, " + passed + " with it"));
    }
    findings.add(byEmail(user));
    return List.copyOf(findings);
  }

  /** After a login the limiter of users comes last, unless the e-mail lets past it. */
  private Finding byEmail(Credentials user) throws IOException, InterruptedException {
    String way = "the e-mail of the pool's users";
    Optional<String> access = login(user);
    if (access.isEmpty()) {
      return new Finding(way, State.NOT_VISIBLE, "the first of them can't log in");
    }
    Sight anonymous = ask(Map.of());
    Sight known = ask(Map.of("Authorization", "Bearer " + access.get()));
    return new Finding(
        way,
        state(anonymous, known.shows() && !known.continues(anonymous)),
        anonymous + " without a login, " + known + " with it");
  }

  private static State state(Sight without, boolean counted) {
    if (!without.shows()) {
      return State.NOT_VISIBLE;
    }
    return counted ? State.NO_EFFECT : State.WORKS;
  }

  private Sight ask(Map<String, String> headers) throws IOException, InterruptedException {
    Answer answer = http.send(server.protectedCall(), Optional.empty(), headers);
    return new Sight(answer.header(LIMIT), answer.header(REMAINING));
  }

  private Optional<String> login(Credentials user) throws IOException, InterruptedException {
    String body = server.loginBody(user.email(), user.password().reveal());
    Answer answer = http.send(server.login(), Optional.of(body), Map.of());
    return answer
        .text(server.tokenPaths().access())
        .filter(token -> answer.status() == server.login().success() && !token.isEmpty());
  }
}
