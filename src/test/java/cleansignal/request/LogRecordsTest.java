package cleansignal.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.scalalogging.Logger;
import io.gatling.commons.stats.Status;
import io.gatling.core.CoreComponents;
import io.gatling.core.action.Action;
import io.gatling.core.actor.ActorRef;
import io.gatling.core.controller.Controller;
import io.gatling.core.session.GroupBlock;
import io.gatling.core.session.Session;
import io.gatling.core.stats.StatsEngine;
import io.gatling.core.structure.ScenarioContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import scala.Option;

class LogRecordsTest {

  private final Lines engine = new Lines();
  private final List<Session> passedOn = new ArrayList<>();

  @Test
  void writesEveryEntryWithItsOwnTimesAndLetsTheUserGoOn() {
    var session = GatlingForTests.session().set("game", "g1");

    run(
        LogRecords.write(
            user ->
                List.of(
                    new LogRecords.Entry("~game+ " + user.getString("game"), 1_000, 1_000),
                    new LogRecords.Entry("turn", 2_000, 2_345))),
        session.asScala());

    assertThat(engine.lines)
        .containsExactly(
            "a scenario List() ~game+ g1 1000-1000 OK None None",
            "a scenario List() turn 2000-2345 OK None None");
    assertThat(passedOn).containsExactly(session.asScala());
  }

  @Test
  void withoutEntriesTheUserJustGoesOn() {
    run(LogRecords.write(user -> List.of()), GatlingForTests.session().asScala());

    assertThat(engine.lines).isEmpty();
    assertThat(passedOn).hasSize(1);
  }

  private void run(LogRecords records, Session session) {
    Action next =
        new Action() {
          @Override
          public String name() {
            return "next";
          }

          @Override
          public void $bang(Session left) {
            execute(left);
          }

          @Override
          public void execute(Session left) {
            passedOn.add(left);
          }

          @Override
          public Logger logger() {
            throw new UnsupportedOperationException();
          }

          @Override
          public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger logger) {}
        };
    var core = new CoreComponents(null, null, null, Option.empty(), engine, null, null, null);
    records.asScala().build(new ScenarioContext(core, null, null, false), next).execute(session);
  }

  /** Notes what would be logged. */
  private static final class Lines implements StatsEngine {

    private final List<String> lines = new ArrayList<>();

    @Override
    public void logResponse(
        String scenario,
        scala.collection.immutable.List<String> groups,
        String name,
        long start,
        long end,
        Status status,
        Option<String> code,
        Option<String> message) {
      lines.add(
          "%s %s %s %d-%d %s %s %s"
              .formatted(scenario, groups, name, start, end, status.name(), code, message));
    }

    @Override
    public void start() {}

    @Override
    public void stop(ActorRef<Controller.Command> controller, Option<Exception> exception) {}

    @Override
    public void logUserStart(String scenario) {}

    @Override
    public void logUserEnd(String scenario) {}

    @Override
    public void logGroupEnd(String scenario, GroupBlock group, long end) {}

    @Override
    public void logRequestCrash(
        String scenario,
        scala.collection.immutable.List<String> groups,
        String name,
        String error) {}
  }
}
