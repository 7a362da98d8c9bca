package cleansignal.request;

import cleansignal.config.Shard;

/**
 * Names who sends a request, so that no two requests of any runs and injectors carry the same id
 * and a target's log can be searched by it.
 *
 * @param run short, the same for all callers of one injector's run
 */
public record Callers(String run) {

  /**
   * The callers of a run.
   *
   * @param startMillis when it was prepared, ms since the epoch: two runs of one injector differ
   * @param shard the part of the load that this injector carries: injectors may start at once
   */
  public static Callers of(long startMillis, Shard shard) {
    String start = Long.toString(startMillis, Character.MAX_RADIX);
    return new Callers(shard.count() == 1 ? start : start + "." + shard.index());
  }

  /**
   * The exchanges of a virtual user.
   *
   * @param index its place in the plan, from 0
   */
  public Exchanges user(int index) {
    return new Exchanges(run + "-u" + index);
  }

  /** The exchanges of the user that asks whether the target lives. */
  public Exchanges probe() {
    return new Exchanges(run + "-p");
  }
}
