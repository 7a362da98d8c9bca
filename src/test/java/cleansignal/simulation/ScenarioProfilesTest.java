package cleansignal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import cleansignal.plan.Catalogue;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What {@code -Dscenario} takes is written down three times, because Maven picks the class before
 * any of our code runs: in the catalogue, as a profile of the build, as a class. They must agree.
 */
class ScenarioProfilesTest {

  private static final int MOST_LINES = 60;
  private static final XPath XPATH = XPathFactory.newInstance().newXPath();
  private static final List<String> NAMES = Catalogue.load().names();
  private static final List<JavaClass> SIMULATIONS = importedSimulations();

  /** What an unknown name falls through to, and a mistake that the known truths start by class. */
  private static final Set<String> NAMELESS =
      Set.of(UnknownScenario.class.getName(), MistakenGames.class.getName());

  /** Without the libraries' own classes, which is far faster. */
  private static List<JavaClass> importedSimulations() {
    return ArchConfiguration.withThreadLocalScope(
        configuration -> {
          configuration.setResolveMissingDependenciesFromClassPath(false);
          return new ClassFileImporter()
              .importPackages("cleansignal.simulation").stream()
                  .filter(type -> type.isAssignableTo(Simulation.class))
                  .toList();
        });
  }

  @Test
  void everyNameHasItsProfileAndEveryProfileItsName() throws Exception {
    assertThat(profiles().keySet()).containsExactlyElementsOf(NAMES);
  }

  @Test
  void everyProfileSelectsTheClassOfItsName() throws Exception {
    for (Map.Entry<String, String> profile : profiles().entrySet()) {
      Class<?> simulation = Class.forName(profile.getValue());

      assertThat(simulation).isAssignableTo(SuiteSimulation.class);
      assertThat(source(simulation.getName()))
          .contains("super(\"" + profile.getKey() + "\");")
          .contains("-Dscenario=" + profile.getKey() + "}");
    }
  }

  @Test
  void everySimulationIsSelectedByAProfile() throws Exception {
    List<String> concrete =
        SIMULATIONS.stream()
            .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
            .map(JavaClass::getName)
            .filter(name -> !NAMELESS.contains(name))
            .toList();

    assertThat(profiles().values()).containsExactlyInAnyOrderElementsOf(concrete);
  }

  @Test
  void anyOtherNameFallsThroughToTheListOfNames() throws Exception {
    assertThat(XPATH.evaluate("/project/properties/gatling.simulationClass", pom()))
        .isEqualTo(UnknownScenario.class.getName());
  }

  /** Gatling names the folders after the simple class name, in lower case. */
  @Test
  void everyNameHasRunFoldersOfItsOwn() {
    assertThat(SIMULATIONS.stream().map(type -> type.getSimpleName().toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("simulations")
  void aSimulationOnlySetsUp(String simulation) throws IOException {
    assertThat(source(simulation).lines().count()).isLessThanOrEqualTo(MOST_LINES);
  }

  static List<String> simulations() {
    return SIMULATIONS.stream().map(JavaClass::getName).sorted().toList();
  }

  /** Simulation class by the value of {@code -Dscenario} that selects it. */
  private static Map<String, String> profiles() throws Exception {
    Map<String, String> classes = new TreeMap<>();
    NodeList profiles =
        (NodeList)
            XPATH.evaluate(
                "/project/profiles/profile[activation/property/name='scenario']",
                pom(),
                XPathConstants.NODESET);
    for (int n = 0; n < profiles.getLength(); n++) {
      String name = XPATH.evaluate("activation/property/value", profiles.item(n));
      assertThat(XPATH.evaluate("id", profiles.item(n))).isEqualTo(name);
      classes.put(name, XPATH.evaluate("properties/gatling.simulationClass", profiles.item(n)));
    }
    return classes;
  }

  private static Document pom() throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(Path.of("pom.xml").toFile());
  }

  private static String source(String className) throws IOException {
    return Files.readString(Path.of("src/test/java", className.replace('.', '/') + ".java"));
  }
}
