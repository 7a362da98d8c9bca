package cleansignal.slo;

import cleansignal.config.PlaySettings;
import cleansignal.plan.LoadPlan;
import cleansignal.plan.PlanWindow;
import cleansignal.plan.RunSpec;
import cleansignal.runlog.RunManifest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run plans to do: which objectives apply depends on it.
 *
 * @param does what it does; {@link Condition#HELD_LONGER} is not among it, but follows from the
 *     hold
 * @param hold how long a socket is held, as paced; empty when unknown or when none is held
 */
public record PlayPlan(Set<Condition> does, Optional<Duration> hold) {

  /** From so long a window on, before the pace, a run is a soak. */
  private static final double SOAK_MILLIS = Duration.ofMinutes(30).toMillis();

  /** Nothing, as far as is known. */
  public static final PlayPlan NONE = new PlayPlan(Set.of(), Optional.empty());

  /**
   * What a plan says.
   *
   * @param hold how long a socket is held, unpaced
   * @param settings the options of play
   */
  public static PlayPlan of(RunSpec run, LoadPlan plan, Duration hold, PlaySettings settings) {
    boolean plays = run.sockets().play() && !plan.tables().isEmpty();
    boolean holds = !plan.companions().isEmpty() && plan.authMix().isEmpty();
    boolean ais = plan.tables().stream().anyMatch(table -> table.seats().ais() > 0);
    Set<Condition> does = EnumSet.noneOf(Condition.class);
    if (plays || holds) {
      does.add(Condition.SOCKETS);
    }
    if (plays) {
      does.add(Condition.MOVES);
    }
    if (plays && ais) {
      does.add(Condition.AIS);
    }
    if (holds) {
      does.add(Condition.ECHOES);
    }
    if (holds && !plan.tables().isEmpty() && run.sockets().spectating()) {
      does.add(Condition.SPECTATORS);
    }
    if (plays && settings.reconnects().on()) {
      does.add(Condition.RECONNECTS);
    }
    if (plays && settings.decisionTimeouts().on()) {
      does.add(Condition.DECISION_TIMEOUTS);
    }
    plan.authMix()
        .ifPresent(
            mix -> {
              does.add(Condition.LIFECYCLE);
              if (mix.registers()) {
                does.add(Condition.REGISTRATIONS);
              }
              if (mix.races()) {
                does.add(Condition.RACES);
              }
            });
    if (plan.steady().filter(window -> lasts(window, plan.pace())).isPresent()) {
      does.add(Condition.SOAK);
    }
    return new PlayPlan(does, Optional.of(plan.paced(hold)).filter(paced -> holds));
  }

  private static boolean lasts(PlanWindow window, double pace) {
    return (window.endMillis() - window.startMillis()) * pace >= SOAK_MILLIS;
  }

  /**
   * What the manifest says.
   *
   * @throws IllegalArgumentException when it names something that no run does
   */
  static PlayPlan of(RunManifest.Play play) {
    return new PlayPlan(
        play.does().stream().map(PlayPlan::condition).collect(Collectors.toSet()),
        play.holdMillis().map(Duration::ofMillis));
  }

  private static Condition condition(String text) {
    return Condition.ofText(text)
        .orElseThrow(() -> new IllegalArgumentException("play: no run does \"" + text + "\""));
  }

  /** Copies the set. */
  public PlayPlan {
    does = Set.copyOf(does);
    if (does.contains(Condition.HELD_LONGER)) {
      throw new IllegalArgumentException("whether sockets are held longer follows from the hold");
    }
  }
}
