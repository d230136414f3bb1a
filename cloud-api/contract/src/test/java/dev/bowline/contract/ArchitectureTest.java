package dev.bowline.contract;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CONTRACT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.bowline.contract");

  @Test
  void itNeedsTheJdkAndJSpecifyOnly() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "javax.crypto..", "org.jspecify..", "dev.bowline.contract..")
        .check(CONTRACT);
  }

  @Test
  void itsPartsFormNoCycle() {
    slices().matching("dev.bowline.contract.(*)..").should().beFreeOfCycles().check(CONTRACT);
  }

  @Test
  void cryptographyLivesInSignature() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bowline.contract.signature")
        .should()
        .dependOnClassesThat(resideInAPackage("javax.crypto.."))
        .orShould()
        .callMethod(Secret.class, "reveal")
        .check(CONTRACT);
  }

  @Test
  void timeComesFromOutside() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CONTRACT);
  }

  @Test
  void nothingStartsAProcess() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .check(CONTRACT);
  }
}
