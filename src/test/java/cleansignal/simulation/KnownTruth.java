package cleansignal.simulation;

import cleansignal.report.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A row of the matrix of known truths: something that is done to a run on purpose, with its exact
 * strength, and what the gate must make of it.
 *
 * @param id its name, lower case with dashes
 * @param base the run that it is done to
 * @param seeded what is done, and the arithmetic that puts it on one side of a limit
 * @param faults of the embedded server, a JSON array with single quotes for double ones; empty for
 *     none
 * @param server settings of the embedded server that have no key, a JSON object in the same way;
 *     empty for none
 * @param settings given by {@code -D}, on top of the base's
 * @param blow what happens in mid-run; empty for nothing
 * @param retouch what is done to what it left, which is then judged again; empty for nothing
 * @param expected what must come of it
 */
record KnownTruth(
    String id,
    TruthBase base,
    String seeded,
    String faults,
    String server,
    Map<String, String> settings,
    Optional<Blow> blow,
    Optional<Retouch> retouch,
    ExpectedVerdict expected) {

  /** Something that is done to a run in its middle. */
  interface Blow {

    /**
     * Waits for its moment and strikes.
     *
     * @param admin the admin port of the run's server
     */
    void fall(LiveRun run, Admin admin) throws IOException;
  }

  /** Something that is done to the folder of a run that has ended. */
  interface Retouch {

    /**
     * Does it.
     *
     * @return further options for the judge
     */
    List<String> apply(RunFolder folder) throws IOException;
  }

  /** Copies the settings, in the order of their names. */
  KnownTruth {
    settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** A row that does nothing yet and expects a PASS. */
  static KnownTruth of(String id, TruthBase base, String seeded) {
    return new KnownTruth(
        id,
        base,
        seeded,
        "",
        "",
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        ExpectedVerdict.of("PASS"));
  }

  /** With faults of the embedded server, instead of others. */
  KnownTruth faults(String... each) {
    return new KnownTruth(
        id, base, seeded, String.join(", ", each), server, settings, blow, retouch, expected);
  }

  /** With settings of the embedded server that have no key. */
  KnownTruth server(String json) {
    return new KnownTruth(id, base, seeded, faults, json, settings, blow, retouch, expected);
  }

  /** With a {@code -D}. */
  KnownTruth with(String key, String value) {
    Map<String, String> more = new TreeMap<>(settings);
    more.put(key, value);
    return new KnownTruth(id, base, seeded, faults, server, more, blow, retouch, expected);
  }

  /** With something that happens in mid-run. */
  KnownTruth struckBy(Blow other) {
    return new KnownTruth(
        id, base, seeded, faults, server, settings, Optional.of(other), retouch, expected);
  }

  /**
   * With something that is done to what the run left, which is then judged again. Where nothing is
   * done to the run itself, it is the base's run, which all such rows share.
   */
  KnownTruth judgedAfter(Retouch other) {
    return new KnownTruth(
        id, base, seeded, faults, server, settings, blow, Optional.of(other), expected);
  }

  /** With what must come of it. */
  KnownTruth expect(ExpectedVerdict other) {
    return new KnownTruth(id, base, seeded, faults, server, settings, blow, retouch, other);
  }

  /** All that the run is given, a line each, as JSON or as a {@code -D}; for the table. */
  List<String> given() {
    List<String> given = new ArrayList<>();
    if (!faults.isEmpty()) {
      given.add("[" + faults + "]");
    }
    if (!server.isEmpty()) {
      given.add(server);
    }
    settings.forEach((key, value) -> given.add("-D" + key + "=" + value));
    return given;
  }

  /** Runs it to its end, and judges it again where it is retouched. */
  EndedRun run() throws IOException {
    EndedRun run = given().isEmpty() && blow.isEmpty() ? SharedBase.of(base) : fresh();
    return retouch.isPresent() ? Rejudged.of(run, "judged-" + id, retouch.orElseThrow()) : run;
  }

  private EndedRun fresh() throws IOException {
    GatlingRun run = base.run("truth-" + id).withoutCharts();
    if (!faults.isEmpty()) {
      run.withFaults("[" + faults + "]");
    }
    if (!server.isEmpty()) {
      run.withVariable("CS_EMBEDDED_SERVER", server.replace('\'', '"'));
    }
    settings.forEach(run::with);
    blow.ifPresent(
        some -> {
          Admin admin = freeAdmin();
          run.with("cs.embedded.admin-port", String.valueOf(admin.port()))
              .interferedBy(live -> some.fall(live, admin));
        });
    return run.run();
  }

  private static Admin freeAdmin() {
    try {
      return Admin.onFreePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return id;
  }
}
