package cleansignal.simulation;

import static cleansignal.simulation.Faults.LOGIN;

import java.util.List;

/** Sockets: whether they open, how fast, how long they live; and logins, where they decide. */
final class SocketTruths {

  private static final String CONNECTS = "WS connect";
  private static final String ECHOES = "WS echo";
  private static final String CONNECT = "ws_connect_p95";
  private static final String SUCCESS = "ws_connect_success";
  private static final String LOGINS = "login_latency_p95";
  private static final String PROTOCOL = "ws_protocol_errors";
  private static final String OPEN = "concurrent_sockets";

  private SocketTruths() {}

  /** The rows. */
  static List<KnownTruth> rows() {
    return List.of(
        KnownTruth.of("sockets-clean", TruthBase.SOCKETS, "Nothing.")
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(
                        LOGINS,
                        CONNECT,
                        SUCCESS,
                        PROTOCOL,
                        "ws_connection_errors",
                        "ws_echo_p95",
                        "ws_echo_p99",
                        OPEN)),
        KnownTruth.of(
                "sockets-just-inside",
                TruthBase.SOCKETS,
                "All at once, each just inside its limit: the 150th connect is refused (99.5 % of"
                    + " about 200 succeed, inside 99 %); every 90th login takes 1.5 s and every 80th"
                    + " connect 1.3 s (2 of 200, at most 3.1 %, inside 5 %).")
            .faults(
                Faults.of(CONNECTS, "refuse", 150),
                Faults.delay(LOGIN, 1_500, 90),
                Faults.delay(CONNECTS, 1_300, 80))
            .expect(
                ExpectedVerdict.of("PASS")
                    .met(SUCCESS, LOGINS, CONNECT, "ws_connection_errors", "true_error_rate", OPEN)
                    .counting(TruthCount.ofFaultAt("protocol", CONNECTS, "refuse"))),
        KnownTruth.of(
                "refused-outside",
                TruthBase.SOCKETS,
                "Every 40th connect is refused: 97.5 %, outside 99 %.")
            .faults(Faults.of(CONNECTS, "refuse", 40))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blamingAtLeast(SUCCESS)
                    .met("ws_connection_errors")
                    .counting(TruthCount.ofFaultAt("protocol", CONNECTS, "refuse"))),
        KnownTruth.of(
                "connection-errors-outside",
                TruthBase.SOCKETS,
                "Every third connect is refused: more than the 50 that are allowed, which warns"
                    + " besides.")
            .faults(Faults.of(CONNECTS, "refuse", 3))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blamingAtLeast(SUCCESS)
                    .missed("ws_connection_errors")
                    .counting(TruthCount.ofFaultAt("protocol", CONNECTS, "refuse"))),
        KnownTruth.of(
                "closed-sockets-outside",
                TruthBase.SOCKETS,
                "One user's socket is closed whenever it is idle for 300 ms, and no echo is under way: none"
                    + " may be.")
            .faults(
                "{'route':'WS idle','kind':'close','every':1,'user':'loadtest_user_1',"
                    + "'distribution':{'type':'fixed','millis':300}}")
            .with("cs.sockets.ping-interval", "10 s")
            .expect(ExpectedVerdict.of("FAIL").blaming(PROTOCOL).met(SUCCESS)),
        KnownTruth.of(
                "slow-sockets-outside",
                TruthBase.SOCKETS,
                "Every eighth connect takes 1.3 s and every seventh login 1.5 s: 12.5 %, at least 8.9"
                    + " %, and 14 %, beyond their margins of 1 s; here logins decide. Every tenth"
                    + " echo takes 600 ms, outside both limits, which are of medium priority.")
            .faults(
                Faults.delay(CONNECTS, 1_300, 8),
                Faults.delay(LOGIN, 1_500, 7),
                Faults.delay(ECHOES, 600, 10))
            .expect(
                ExpectedVerdict.of("FAIL")
                    .blaming(CONNECT, LOGINS)
                    .met(SUCCESS)
                    .missed("ws_echo_p95", "ws_echo_p99")
                    .warning("ws_echo_p95 .* priority medium")),
        KnownTruth.of(
                "connects-within-the-margin",
                TruthBase.SOCKETS,
                "Every eighth connect takes 1,005 ms: the p95 lies between 1 and 1.1 s. Whose"
                    + " socket is late when the window begins is missing among the 200, which is"
                    + " within its margin too.")
            .faults(Faults.delay(CONNECTS, 1_005, 8))
            .expect(ExpectedVerdict.of("CONDITIONAL").blamingAtLeast(CONNECT).met(SUCCESS)),
        KnownTruth.of(
                "few-sockets-missing",
                TruthBase.SOCKETS,
                "Every 60th login takes 18 s, so 3 of 200 users open no socket before the window is"
                    + " over: 98.5 % of the sockets, within the margin of 20 %.")
            .faults(Faults.delay(LOGIN, 18_000, 60))
            .with("cs.http.request-timeout", "30 s")
            .with("gatling.http.requestTimeout", "30000")
            .expect(ExpectedVerdict.of("CONDITIONAL").blaming(OPEN).met(LOGINS, SUCCESS)),
        KnownTruth.of(
                "many-sockets-missing",
                TruthBase.SOCKETS,
                "Every fourth login does: 75 % of the sockets, beyond the margin; and 25 % of the"
                    + " logins are late.")
            .faults(Faults.delay(LOGIN, 18_000, 4))
            .with("cs.http.request-timeout", "30 s")
            .with("gatling.http.requestTimeout", "30000")
            .expect(ExpectedVerdict.of("FAIL").blaming(OPEN, LOGINS).met(SUCCESS)));
  }
}
