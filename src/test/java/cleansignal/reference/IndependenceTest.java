package cleansignal.reference;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A test target that shared code with the suite would share its mistakes. */
class IndependenceTest {

  @Test
  void importsNothingOfTheSuite() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("cleansignal..")
                .and(resideOutsideOfPackage("cleansignal.reference..")))
        .check(new ClassFileImporter().importPackages("cleansignal.reference"));
  }
}
