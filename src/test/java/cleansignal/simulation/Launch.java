package cleansignal.simulation;

import cleansignal.config.ConfigException;
import cleansignal.plan.LoadPlan;
import cleansignal.preflight.PreflightText;
import cleansignal.report.JudgedRun;
import cleansignal.report.Plain;
import cleansignal.report.RunFolder;
import cleansignal.runlog.PreflightReport;
import cleansignal.safety.SafetyException;
import cleansignal.scenario.Marker;
import cleansignal.scenario.StopGuard;
import cleansignal.slo.EarlyStop;
import cleansignal.slo.SloException;
import cleansignal.telemetry.InjectorSampler;
import cleansignal.telemetry.TargetSampler;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** A run that is ready to start, from its first user to its verdict. */
final class Launch {

  /** Longer than any exchange still open at the plan's end; after it Gatling stops by force. */
  private static final Duration OVERTIME = Duration.ofSeconds(45);

  /** How often the target is asked for its memory, divided by the pace; at most once a second. */
  private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

  /**
   * How long users have to leave their games when the load is to stop: with the time that it takes
   * to see why, less than the 5 s of the kill switch.
   */
  private static final Duration LEAVING = Duration.ofSeconds(4);

  /** Who had decided on a request just before the load was to stop has sent it by then. */
  private static final Duration UNDER_WAY = Duration.ofMillis(200);

  private static final int CANT_START = 1;

  /** Scenario and record of the user who stands in for a load that does not start. */
  private static final String PREFLIGHT = "~preflight";

  /** What says no to a run, in words for the person who asked for it. */
  private static final List<Class<? extends Exception>> REFUSALS =
      List.of(
          ConfigException.class,
          SloException.class,
          LaunchException.class,
          SafetyException.class,
          // Plans and seats that can't be.
          IllegalArgumentException.class,
          // An embedded server that did not start.
          IOException.class);

  private final LoadPlan plan;
  private final Crowd crowd;
  private final Gate gate;
  private final Optional<EmbeddedServer> embedded;
  private final HttpProtocolBuilder protocol;
  private final TargetCounters counters;
  private final Lookout lookout;
  private final AtomicBoolean over = new AtomicBoolean();
  private Optional<Progress> progress = Optional.empty();
  private volatile Optional<InjectorSampler> sampler = Optional.empty();
  private volatile Optional<TargetSampler> telemetry = Optional.empty();

  Launch(
      LoadPlan plan,
      Crowd crowd,
      Gate gate,
      Optional<EmbeddedServer> embedded,
      HttpProtocolBuilder protocol,
      TargetCounters counters,
      Lookout lookout) {
    this.plan = plan;
    this.crowd = crowd;
    this.gate = gate;
    this.embedded = embedded;
    this.protocol = protocol;
    this.counters = counters;
    this.lookout = lookout;
  }

  /**
   * What the preparation gives, or the end of this JVM with exit status 1 and a clear line where it
   * refuses.
   */
  static Launch orExit(Callable<Launch> preparation) {
    try {
      return preparation.call();
    } catch (Exception refused) {
      System.err.println("clean-signal can't start: " + reason(refused));
      System.exit(CANT_START);
      throw new IllegalStateException("unreachable", refused);
    }
  }

  /**
   * A refusal says all in its message; a mistake of ours is better named by its kind too. No
   * control character reaches a terminal but the ends of lines.
   */
  static String reason(Exception refused) {
    boolean said =
        refused.getMessage() != null
            && REFUSALS.stream().anyMatch(kind -> kind.isInstance(refused));
    return Plain.lines(said ? refused.getMessage() : refused.toString());
  }

  /** The planned load, or, where the preflight found a reason against it, a marker of that. */
  List<PopulationBuilder> populations() {
    if (refused()) {
      return List.of(Marker.of(PREFLIGHT, "the preflight failed", crowd.clock()));
    }
    List<PopulationBuilder> populations = new ArrayList<>(crowd.populations(this::firstUser));
    populations.add(StopGuard.of(this::loadGoesOn, this::stopOrdered));
    return populations;
  }

  private boolean loadGoesOn() {
    return crowd.clock().elapsed() < plan.duration().toMillis() || crowd.live().usersNow() > 0;
  }

  private boolean stopOrdered() {
    long now = crowd.clock().elapsed();
    return lookout
        .stop()
        .map(stop -> Duration.ofMillis(now - stop.atMillis()))
        .filter(
            since ->
                since.compareTo(LEAVING) >= 0 || since.compareTo(UNDER_WAY) >= 0 && crowd.hasLeft())
        .isPresent();
  }

  private boolean refused() {
    return gate.preflight().filter(PreflightReport::failed).isPresent();
  }

  HttpProtocolBuilder protocol() {
    return protocol;
  }

  List<Assertion> assertions() {
    return gate.assertions();
  }

  Duration longest() {
    return plan.duration().plus(OVERTIME);
  }

  /** Called before the first user: one line says what the run will cost, one what it can prove. */
  void begin() {
    System.out.println(gate.target() + " · " + String.join(" · ", plan.describe()));
    System.out.println(gate.provable());
    gate.preflight().map(PreflightText::summary).ifPresent(System.out::print);
    counters.readBefore();
    gate.begin();
    if (refused()) {
      return;
    }
    lookout.rules().ifPresent(System.out::println);
    crowd.live().watchedBy(lookout::ended);
    lookout.start(this::stopped);
    // The embedded server takes everything with it.
    if (embedded.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interruption"));
    }
    progress = Optional.of(Progress.start(plan, crowd.clock(), crowd.live(), System.out::println));
  }

  /** Called by the first user: from now on there is load, and a folder for what is seen of it. */
  private void firstUser() {
    Optional<RunFolder> exists = gate.folderExists();
    telemetry =
        exists.map(
            folder ->
                TargetSampler.start(
                    folder.path(),
                    ASK_AGAIN.dividedBy((long) Math.min(plan.pace(), ASK_AGAIN.toSeconds())),
                    () -> counters.sample(crowd.clock().now()),
                    problem -> System.err.println("clean-signal: " + problem)));
    sampler =
        exists.map(
            folder ->
                InjectorSampler.start(
                    folder.path(),
                    folder.simulationLog(),
                    crowd.clock()::now,
                    crowd.live()::startsLate,
                    problem -> System.err.println("clean-signal: " + problem)));
  }

  /** Called when the load is to stop: users leave, and the run folder says why. */
  private void stopped(EarlyStop stop) {
    crowd.callOff();
    System.err.println("clean-signal: " + stop.text());
    gate.keepStop(stop);
  }

  /** Called when this JVM is told to end: before the run is over, users leave the target first. */
  private void interrupted() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    System.err.println("clean-signal: " + Interruption.begins(lookout.killSwitch()));
    crowd.callOff();
    Interruption.await(crowd::hasLeft, UNDER_WAY, LEAVING);
    gate.keepInterruption(crowd.interruption());
  }

  /**
   * Called when the log is complete: stops what was started and judges the run, unless that was
   * interrupted. Never throws.
   */
  void finish() {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    if (refused()) {
      gate.folderExists();
    }
    progress.ifPresent(Progress::close);
    lookout.close();
    // Again, for a run that was stopped before it had a folder.
    lookout.stop().ifPresent(gate::keepStop);
    sampler.ifPresent(InjectorSampler::close);
    telemetry.ifPresent(TargetSampler::close);
    gate.keepReadings(counters.readAfter());
    embedded.ifPresent(
        server -> {
          gate.keepTruth(server);
          gate.keepHeard(crowd.live());
          server.close();
        });
    gate.judge(crowd.live())
        .flatMap(JudgedRun::measures)
        .flatMap(crowd::aftermath)
        .ifPresent(gate::keepAftermath);
  }
}
