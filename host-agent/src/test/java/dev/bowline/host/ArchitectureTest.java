package dev.bowline.host;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  private static final JavaClasses AGENT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.bowline.host");

  private static final String SHARED =
      "dev\\.bowline\\.host\\.(Version|cloud\\.(Http|Trust|UrlConnections)"
          + "|system\\.(DurableFile|Log|Pause))(\\$.*)?";

  @Test
  void onlyTheSystemPackageStartsAProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bowline.host.system")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(ProcessBuilder.class, Process.class)
        .check(AGENT);
  }

  @Test
  void timeIsInjected() {
    noClasses().should().callMethod(Instant.class, "now").check(AGENT);
  }

  @Test
  void onlyTheSignerKnowsAws() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bowline.host.aws")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(AGENT);
  }

  @Test
  void onlyTheMetricsKnowOshi() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bowline.host.metrics")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("oshi..")
        .check(AGENT);
  }

  /** bowline-cli.jar is made of these; host-agent/cli/pom.xml lists them too. */
  @Test
  void whatMembersDoNeedsNothingOfTheAgentButWhatTheirJarHolds() {
    classes()
        .that()
        .resideInAnyPackage("dev.bowline.host.member", "dev.bowline.host.json")
        .or()
        .haveNameMatching(SHARED)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "javax.net.ssl..",
                    "org.jspecify..",
                    "picocli..",
                    "com.fasterxml.jackson..",
                    "dev.bowline.contract..",
                    "dev.bowline.host.member",
                    "dev.bowline.host.json")
                .or(nameMatching(SHARED)))
        .check(AGENT);
  }

  @Test
  void featuresFormNoCycle() {
    slices().matching("dev.bowline.host.(*)..").should().beFreeOfCycles().check(AGENT);
  }

  @Test
  void onlyTheCompositionTheRehearsalAndTheCommandLineKnowAllParts() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.bowline.host", "dev.bowline.host.cli", "dev.bowline.host.rehearsal")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.bowline.host.Composition")
        .check(AGENT);
  }

  @Test
  void noNameHidesWhatAThingIs() {
    classes()
        .should()
        .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|Processor|Base|Abstract)")
        .check(AGENT);
  }
}
