package cleansignal.reference.fault;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One fault as ordered: where, what, how often, when.
 *
 * <p>A fault applies to requests that would reach the handler, after limiters and authentication,
 * so that faults and noise are disjoint. It is drawn once per such request, either by {@code rate}
 * or on every {@code every}-th; exactly one of the two is given. Sockets and the AI service have
 * points of their own ({@link FaultPoint}), where something else is drawn for.
 *
 * @param route method and path template, such as {@code GET /api/games/:id}, or {@code *} for every
 *     route below {@code /api}, or the name of a {@link FaultPoint}
 * @param kind what it does
 * @param rate probability from 0 (exclusive) to 1, or 0 where {@code every} is given
 * @param every hits every n-th request, or 0 where {@code rate} is given
 * @param status answered status of an {@code error} from 400 to 599, default 500; 0 for the other
 *     kinds
 * @param field dotted path of a {@code missing-field}, such as {@code data.game.id}, or name of the
 *     service that is {@code sick}; empty for the other kinds
 * @param user name of the user whose sockets are concerned; empty for everybody, and where there is
 *     no socket
 * @param distribution length of a {@code delay}, of the silence before a {@code close}, of the time
 *     before a {@code withdraw}; {@link Distribution#NONE} for the other kinds
 * @param afterSeconds seconds between the moment when it was armed (start of the server, or the
 *     order on the admin port) and its first draw, default 0
 * @param forSeconds seconds for which it draws from then on; 0 (the default) means for ever
 * @param beyondUsers draws only while more users than this are at work, and a delay is as many
 *     times as long as there are users beyond; 0 (the default) means whatever their number
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record Fault(
    String route,
    FaultKind kind,
    double rate,
    int every,
    int status,
    String field,
    String user,
    Distribution distribution,
    double afterSeconds,
    double forSeconds,
    int beyondUsers) {

  /** The route name that stands for every route below {@code /api}. */
  public static final String EVERY_API_ROUTE = "*";

  /**
   * Fills in the defaults and refuses what does not fit together.
   *
   * @throws IllegalArgumentException with one line that names the fault's route and the mistake
   */
  public Fault {
    route = route == null ? "" : route;
    field = field == null ? "" : field;
    user = user == null ? "" : user;
    distribution = distribution == null ? Distribution.NONE : distribution;
    status = kind == FaultKind.ERROR && status == 0 ? 500 : status;
    check(route, !route.isEmpty(), "route is missing");
    check(route, kind != null, "kind is missing");
    check(route, rate >= 0 && rate <= 1, "rate must be from 0 to 1");
    check(route, every >= 0, "every must be 1 or more");
    check(route, (rate > 0) != (every > 0), "give either rate or every");
    check(route, afterSeconds >= 0 && forSeconds >= 0, "seconds must be 0 or more");
    check(route, beyondUsers >= 0, "beyondUsers must be 0 or more");
    check(
        route,
        kind == FaultKind.ERROR ? status >= 400 && status <= 599 : status == 0,
        "status is for kind error, from 400 to 599");
    check(
        route,
        (kind == FaultKind.MISSING_FIELD || kind == FaultKind.SICK) == !field.isEmpty(),
        "field is for kinds missing-field and sick, which need one");
    check(
        route,
        (kind == FaultKind.DELAY || kind == FaultKind.CLOSE)
            ? !distribution.equals(Distribution.NONE)
            : kind == FaultKind.WITHDRAW || distribution.equals(Distribution.NONE),
        "distribution is for kinds delay and close, which need one, and withdraw");
    check(
        route,
        user.isEmpty() || route.startsWith(FaultPoint.SOCKETS),
        "user is for the points of sockets");
  }

  /**
   * Whether it concerns requests of the route with this name.
   *
   * @param username whose socket it is about; empty without one
   */
  public boolean concerns(String routeName, String username) {
    return (route.equals(routeName)
            || (route.equals(EVERY_API_ROUTE) && routeName.contains(" /api")))
        && (user.isEmpty() || user.equals(username));
  }

  private static void check(String route, boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException("fault on '" + route + "': " + message);
    }
  }
}
