package cleansignal.request;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.validation.Success;
import io.gatling.commons.validation.Validation;
import io.gatling.core.action.Action;
import io.gatling.core.action.SessionHook;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import scala.Option;
import scala.collection.immutable.List$;

/**
 * Writes measurements of our own into the log as request records, with their true start and end and
 * without holding the user up. Touches Gatling's internals, because its DSL has no way to record
 * what has already happened.
 */
public final class LogRecords implements ActionBuilder {

  private final Function<io.gatling.javaapi.core.Session, List<Entry>> entries;

  private LogRecords(Function<io.gatling.javaapi.core.Session, List<Entry>> entries) {
    this.entries = entries;
  }

  /** An action that writes what the function gives for the session, in that order. */
  public static LogRecords write(Function<io.gatling.javaapi.core.Session, List<Entry>> entries) {
    return new LogRecords(entries);
  }

  @Override
  public io.gatling.core.action.builder.ActionBuilder asScala() {
    return this::build;
  }

  private Action build(ScenarioContext context, Action next) {
    StatsEngine engine = context.coreComponents().statsEngine();
    return new SessionHook(session -> record(engine, session), "log-records", engine, next);
  }

  private Validation<Session> record(StatsEngine engine, Session session) {
    for (Entry entry : entries.apply(new io.gatling.javaapi.core.Session(session))) {
      engine.logResponse(
          session.scenario(),
          List$.MODULE$.empty(),
          entry.name(),
          entry.startMillis(),
          entry.endMillis(),
          entry.failure().isPresent() ? KO$.MODULE$ : OK$.MODULE$,
          Option.empty(),
          entry.failure().isPresent() ? Option.apply(entry.failure().get()) : Option.empty());
    }
    return new Success<>(session);
  }

  /**
   * One record.
   *
   * @param name its name; {@code ~} first when it is technical
   * @param startMillis ms since the epoch
   * @param endMillis ms since the epoch
   * @param failure the message of a failed record, as {@link
   *     cleansignal.outcome.OutcomeText#recorded} writes it; empty when it is OK
   */
  public record Entry(String name, long startMillis, long endMillis, Optional<String> failure) {

    /** A record that is OK. */
    public static Entry ok(String name, long startMillis, long endMillis) {
      return new Entry(name, startMillis, endMillis, Optional.empty());
    }
  }
}
