package cleansignal;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess.Predicates;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The rules of the house, each with what it says when it is broken. They bind all code that is no
 * test by its name, helpers of tests too.
 */
enum HouseRule {
  IMPORTS_GO_DOWN(
      classes()
          .should(new ImportsGoDown())
          .because("a room knows the floors below it, and no neighbour")),

  NO_CYCLES(slices().matching("cleansignal.(*)..").should().beFreeOfCycles()),

  THE_REFERENCE_SERVER_STANDS_ALONE(
      noClasses()
          .that()
          .resideInAPackage("cleansignal.reference..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("cleansignal..")
                  .and(not(resideInAnyPackage("cleansignal.reference..", "cleansignal.target.."))))
          .because("a server that shares the suite's code can't disagree with it")),

  NOBODY_LOOKS_INTO_THE_REFERENCE_SERVER(
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "cleansignal.reference..",
              "cleansignal.simulation..",
              "cleansignal.cli..",
              "cleansignal.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("cleansignal.reference..")
          .because("only what starts the server may know it")),

  GATLING_STAYS_UPSTAIRS(
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "cleansignal.request..",
              "cleansignal.chain..",
              "cleansignal.scenario..",
              "cleansignal.simulation..",
              "cleansignal.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.gatling..")
          .because("what judges a run must outlive the tool that made it")),

  GATLINGS_INSIDES_HAVE_ONE_DOOR(
      noClasses()
          .that()
          .resideInAPackage("cleansignal..")
          .and()
          .doNotHaveFullyQualifiedName("cleansignal.request.LogRecords")
          .and()
          .haveNameNotMatching("cleansignal\\.request\\.AnswerCheck(\\$.*)?")
          .and()
          .doNotHaveFullyQualifiedName("cleansignal.request.GatlingClock")
          .and()
          .doNotHaveFullyQualifiedName("cleansignal.request.SocketState")
          .and()
          // Gatling hands out neither sessions nor its DSL to tests.
          .doNotHaveFullyQualifiedName("cleansignal.request.GatlingForTests")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.gatling..")
                  .and(not(resideInAPackage("io.gatling.javaapi..")))
                  // Stand in signatures of the public DSL.
                  .and(
                      not(
                          nameMatching(
                              "io\\.gatling\\.http\\.(response\\.Response(Body)?|action\\.ws\\.WsInboundMessage(\\$Text)?)"))))
          .because("insides change without notice")),

  CONFIG_READS_THE_ENVIRONMENT(
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("cleansignal.config.SuiteConfigLoader")
          .should()
          .callMethodWhere(calls(System.class, "getenv|getProperty|getProperties"))
          .orShould()
          .callMethodWhere(calls(Integer.class, "getInteger"))
          .orShould()
          .callMethodWhere(calls(Long.class, "getLong"))
          .orShould()
          .callMethodWhere(calls(Boolean.class, "getBoolean"))
          .because("every setting has one source, one check and one line in the documentation")),

  OUTCOMES_KNOW_NOTHING(
      classes()
          .that()
          .resideInAPackage("cleansignal.outcome..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("cleansignal.outcome..", "java.lang..", "java.util..")
          .because("the taxonomy is everybody's and nobody's")),

  THE_CORE_HAS_NO_CLOCK(
      noClasses()
          .that()
          .resideInAnyPackage(
              "cleansignal.outcome..",
              "cleansignal.config..",
              "cleansignal.pool..",
              "cleansignal.plan..",
              "cleansignal.token..",
              "cleansignal.runlog..",
              "cleansignal.target..",
              "cleansignal.measure..",
              "cleansignal.slo..",
              "cleansignal.report..",
              "cleansignal.compare..",
              "cleansignal.release..")
          .should()
          .callMethodWhere(calls(System.class, "currentTimeMillis|nanoTime"))
          .orShould()
          .callMethodWhere(calls(java.time.Instant.class, "now"))
          .orShould()
          .callMethodWhere(calls(java.time.Clock.class, "system.*"))
          .because("a run judged again must be judged the same")),

  NUMBERS_KNOW_NO_FILES(
      noClasses()
          .that()
          .resideInAPackage("cleansignal.measure..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.nio.file..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(java.io.File.class)
          .because("numbers come from records, wherever those come from")),

  IDENTITIES_AND_TOKENS_KNOW_NO_HTTP(
      noClasses()
          .that()
          .resideInAnyPackage("cleansignal.pool..", "cleansignal.token..", "cleansignal.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("java.net..")),

  NOTHING_STATIC_CHANGES(
      fields().that().areStatic().should().beFinal().because("two runs in one JVM must not meet")),

  FIELDS_THAT_CHANGE_ARE_PRIVATE(
      noFields()
          .that()
          .arePublic()
          .should()
          .notBeFinal()
          .because("who changes a thing is the thing's own business")),

  CODE_KNOWS_NO_TESTS(
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("cleansignal..").and(nameMatching(".*(Test|IT)(\\$.*)?")))
          .because("what a test needs from another test deserves a name of its own"));

  private final ArchRule rule;

  HouseRule(ArchRule rule) {
    this.rule = rule;
  }

  /** The rule itself. */
  ArchRule rule() {
    return rule;
  }

  private static DescribedPredicate<JavaCall<?>> calls(Class<?> owner, String methods) {
    return DescribedPredicate.describe(
        owner.getSimpleName() + "." + methods,
        call ->
            Predicates.targetOwner(equivalentTo(owner)).test(call)
                && call.getTarget().getName().matches(methods));
  }
}
