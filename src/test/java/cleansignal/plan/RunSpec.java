package cleansignal.plan;

import cleansignal.config.BreakpointSettings;
import cleansignal.config.SloEnvironment;
import cleansignal.config.SpectatorSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What {@code -Dscenario} (and {@code -Dworkload}) ask for: behaviour, stages, seats and the rules
 * of judging, bound together.
 *
 * @param name the name asked for: a scenario or a named run
 * @param scenario what the virtual users do
 * @param workload the stages
 * @param override the workload that replaced the run's own stages; empty when it runs its own
 * @param seats who sits at the tables, in turn; empty = no games, the stages count users
 * @param spare games on top of the stages' levels
 * @param sockets what it does over sockets
 * @param manner how its users behave otherwise than players who stay
 * @param capacity what the run promises to hold; empty for a plain scenario, and for a named run
 *     whose stages or seats were replaced, since it is not the named run any more
 * @param slo whose limits apply unless {@code -Dslo} says otherwise
 * @param policy the policy in {@code slo/scenarios} that judges it, given a steady window
 * @param windowless the policy that judges it when the plan has no steady window
 */
public record RunSpec(
    String name,
    String scenario,
    Workload workload,
    Optional<String> override,
    List<SeatPlan> seats,
    Spare spare,
    SocketSpec sockets,
    Manner manner,
    Optional<Capacity> capacity,
    SloEnvironment slo,
    String policy,
    String windowless) {
  private static final String SMOKE = "smoke";
  private static final String BREAKPOINT = "breakpoint";
  private static final Set<String> PRODUCTION_RUNS = Set.of("baseline", "target-scale");

  /** Copies the seat plans. */
  public RunSpec {
    seats = List.copyOf(seats);
  }

  /**
   * The policy that judges the run.
   *
   * @param steady whether the plan has a steady window
   * @return the name of a file in {@code slo/scenarios}
   */
  public String policy(boolean steady) {
    return steady ? policy : windowless;
  }

  /**
   * The same run with other seats, as the operators' settings ask for. Without any the run stays as
   * it is.
   *
   * @param maxPlayers seats of every game; empty = the run's own
   * @param ais AI seats of the games that have any, beside one human; 0 makes all games all human;
   *     empty = the run's own
   * @return the run; without its capacity when the seats changed
   * @throws IllegalArgumentException when the target can't play such games
   */
  public RunSpec withSeats(OptionalInt maxPlayers, OptionalInt ais) {
    List<SeatPlan> changed = seats.stream().map(plan -> reseat(plan, maxPlayers, ais)).toList();
    return changed.equals(seats)
        ? this
        : new RunSpec(
            name,
            scenario,
            workload,
            override,
            changed,
            spare,
            sockets,
            manner,
            Optional.empty(),
            slo,
            policy,
            windowless);
  }

  /**
   * The same run with the spectators that the operators' settings ask for. Without any, and where
   * nobody plays, the run stays as it is.
   *
   * @return the run, all of whose held sockets watch games and are as many as the games have
   *     spectators on average, at least
   */
  public RunSpec withSpectators(SpectatorSettings settings) {
    if (!settings.on() || !sockets.play() || seats.isEmpty()) {
      return this;
    }
    int games = workload.peak() + spare.of(workload.peak());
    int spectators = (int) Math.ceil(games * settings.maxPerGame() * settings.probability());
    return new RunSpec(
        name,
        scenario,
        workload,
        override,
        seats,
        spare,
        sockets.watching(spectators),
        manner,
        capacity,
        slo,
        policy,
        windowless);
  }

  /** Whether it climbs from level to level, each of which is judged by itself. */
  public boolean byLevel() {
    return workload.name().equals(BREAKPOINT);
  }

  /**
   * The same run with the levels that the operators' settings ask for. Without any, and where
   * levels are not judged, the run stays as it is.
   *
   * @throws IllegalArgumentException when they do not rise
   */
  public RunSpec withLevels(BreakpointSettings settings) {
    if (!byLevel() || settings.levels().isEmpty() && settings.step().isEmpty()) {
      return this;
    }
    return new RunSpec(
        name,
        scenario,
        workload.climbing(settings.levels(), settings.step()),
        override,
        seats,
        spare,
        sockets,
        manner,
        capacity,
        slo,
        policy,
        windowless);
  }

  /**
   * Whether it may ever run on the installation that people play on: a smoke, and the runs that
   * validate a release.
   */
  public boolean allowedOnProduction() {
    return capacity.isPresent() ? PRODUCTION_RUNS.contains(name) : workload.name().equals(SMOKE);
  }

  private static SeatPlan reseat(SeatPlan plan, OptionalInt maxPlayers, OptionalInt ais) {
    int seats = maxPlayers.orElse(plan.seats());
    if (plan.ais() == 0 || ais.isEmpty()) {
      return plan.withSeats(seats);
    }
    if (ais.getAsInt() == 0) {
      return new SeatPlan(seats, 0);
    }
    if (maxPlayers.isPresent() && seats != 1 + ais.getAsInt()) {
      throw new IllegalArgumentException(
          "a game of %d seats with %d AIs leaves a seat open or has one too few: its AI never moves"
              .formatted(seats, ais.getAsInt()));
    }
    return new SeatPlan(1, ais.getAsInt());
  }
}
