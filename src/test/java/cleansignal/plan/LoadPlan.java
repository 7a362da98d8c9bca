package cleansignal.plan;

import cleansignal.config.Shard;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who starts and ends when. All times are paced and count from time zero, the login of the first
 * user.
 *
 * @param name the run's name
 * @param pace time compression, at least 1
 * @param shard which part of the whole plan this is
 * @param preLogin how long users log in before the first stage starts; zero when the ramps leave
 *     room enough
 * @param steady the steady window; empty when no plateau is long enough, the run is then judged by
 *     a policy without a word on capacity
 * @param users in order of login, at least one
 * @param tables in order of start; none when the run only holds sockets
 * @param peakUsers virtual users at once, from login to end
 * @param peakGames tables at once
 * @param peakPlayers seats at once, AI seats included
 * @param poolNeeded smallest pool, over all shards, whose identities suffice for this shard
 * @param pollMin shortest pause between two polls
 * @param pollMax longest pause between two polls
 * @param gameLife age at which a game is left and the next one opened
 * @param authMix what users without a table do that come and go; empty in other runs
 * @param expectation what it will send
 */
public record LoadPlan(
    String name,
    double pace,
    Shard shard,
    Duration preLogin,
    Optional<PlanWindow> steady,
    List<PlannedUser> users,
    List<TableSession> tables,
    int peakUsers,
    int peakGames,
    int peakPlayers,
    int poolNeeded,
    Duration pollMin,
    Duration pollMax,
    Duration gameLife,
    Optional<AuthMix> authMix,
    Expectation expectation) {
  /** Copies the lists. */
  public LoadPlan {
    users = List.copyOf(users);
    tables = List.copyOf(tables);
  }

  /**
   * The users that play.
   *
   * @return in order of login
   */
  public List<PlannedUser> players() {
    return users.stream().filter(user -> user.place().isPresent()).toList();
  }

  /**
   * The users without a table, who hold a socket or come and go.
   *
   * @return in order of login
   */
  public List<PlannedUser> companions() {
    return users.stream().filter(user -> user.place().isEmpty()).toList();
  }

  /**
   * A duration of the workload as this run has it.
   *
   * @param unpaced what it is at pace 1
   * @return divided by the pace, to the millisecond
   */
  public Duration paced(Duration unpaced) {
    return Duration.ofMillis(Math.round(unpaced.toMillis() / pace));
  }

  /**
   * How long the run takes.
   *
   * @return from time zero to the last planned user's end
   */
  public Duration duration() {
    return users.stream().map(PlannedUser::end).max(Duration::compareTo).orElseThrow();
  }

  /**
   * A table of this shard.
   *
   * @param number {@link PlannedUser#table}
   * @return the table
   * @throws IllegalArgumentException when this shard has no such table
   */
  public TableSession table(int number) {
    return tables.stream()
        .filter(table -> table.table() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table " + number));
  }

  /**
   * The plan in a few lines, for the operator.
   *
   * @return lines without line breaks: what runs, what it costs, what is judged
   */
  public List<String> describe() {
    return PlanText.lines(this);
  }
}
