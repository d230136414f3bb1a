package dev.bowline.cloud;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.bowline.cloud.event.Event;
import dev.bowline.cloud.job.JobListener;
import dev.bowline.contract.Secret;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  /** A feature may use those that stand before it. */
  private static final List<String> ORDER =
      List.of(
          "exchange",
          "problem",
          "platform",
          "session",
          "vault",
          "ratelimit",
          "credential",
          "authentication",
          "authorization",
          "audit",
          "event",
          "usage",
          "projection");

  /** Who may reveal a secret outside the vault. */
  private static final Set<String> REVEALING =
      Set.of(
          // The SDK of AWS takes the local cloud's key as text.
          "dev.bowline.cloud.platform.AwsClients",
          // Argon2id.
          "dev.bowline.cloud.member.Passwords",
          // SHA-256 of an invitation's token, and its link.
          "dev.bowline.cloud.member.InvitationToken",
          // The one answer with the first member's invitation.
          "dev.bowline.cloud.lambda.ProvisionHandler",
          // SHA-256 of a recovery code.
          "dev.bowline.cloud.member.RecoveryCode",
          // SHA-256 of an enrolment token.
          "dev.bowline.cloud.server.TokenHash",
          // The one answer with the enrolment token, and the one with a queue's credentials.
          "dev.bowline.cloud.server.Invitations",
          "dev.bowline.cloud.server.AgentController",
          // SHA-256 of a pairing's token, nonce and claim secret; its link, as text and as QR.
          "dev.bowline.cloud.pairing.PairingCode",
          "dev.bowline.cloud.pairing.ClaimSecret",
          "dev.bowline.cloud.exchange.QrCode",
          // SHA-256 of a device code.
          "dev.bowline.cloud.deviceauthorization.DeviceCode",
          // The one answer with a new key's secret.
          "dev.bowline.cloud.exchange.ShownOnceWriter");

  private static final JavaClasses CLOUD =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/$"))
          .importPackages("dev.bowline.cloud");

  @Test
  void featuresFormNoCycle() {
    slices().matching("dev.bowline.cloud.(*)..").should().beFreeOfCycles().check(CLOUD);
  }

  @Test
  void aFeatureUsesOnlyThoseThatStandBeforeIt() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] later =
          IntStream.range(i + 1, ORDER.size())
              .mapToObj(position -> feature(ORDER.get(position)))
              .toArray(String[]::new);
      noClasses()
          .that(resideInAPackage(feature(ORDER.get(i))))
          .should()
          .dependOnClassesThat(resideInAnyPackage(later))
          .check(CLOUD);
    }
  }

  @Test
  void nobodyButTheCompositionKnowsAResource() {
    noClasses()
        .that()
        .resideOutsideOfPackages("dev.bowline.cloud.resource..", "dev.bowline.cloud")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.bowline.cloud.resource.."))
        .check(CLOUD);
  }

  @Test
  void timeIsInjected() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bowline.cloud.platform")
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(LocalDateTime.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .check(CLOUD);
  }

  @Test
  void cryptographyLivesInTheVault() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bowline.cloud.vault..")
        .should()
        .dependOnClassesThat(resideInAPackage("javax.crypto.."))
        .check(CLOUD);
  }

  @Test
  void secretsAreRevealedOnlyToCryptographyAndInTheOneAnswerThatShowsThem() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.bowline.cloud.vault..")
        .and(mayNotReveal())
        .should()
        .callMethod(Secret.class, "reveal")
        .check(CLOUD);
  }

  @Test
  void nothingStartsAProcess() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .areAssignableTo(ProcessBuilder.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String.class)
        .orShould()
        .callMethod(Runtime.class, "exec", String[].class)
        .check(CLOUD);
  }

  @Test
  void awsIsReachedThroughTablesAndFourFeatures() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.bowline.cloud.platform..",
            "dev.bowline.cloud.vault..",
            "dev.bowline.cloud.command..",
            "dev.bowline.cloud.server..",
            "dev.bowline.cloud.backup..")
        .and()
        .haveNameNotMatching(".*Table(\\$.*)?")
        .should()
        .dependOnClassesThat(resideInAPackage("software.amazon.awssdk.."))
        .check(CLOUD);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Dto|Processor|Base)(\\$.*)?")
        .orShould()
        .haveNameMatching(".*\\.Abstract[A-Z].*")
        .check(CLOUD);
  }

  @Test
  void storageStaysInsideItsFeature() {
    classes()
        .that()
        .haveNameMatching(".*\\.[A-Z][A-Za-z]*(Repository|Table)")
        .and()
        .doNotHaveFullyQualifiedName("dev.bowline.cloud.platform.Table")
        // One item holds limits and fence: the feature 'credential' raises generations in it.
        .and()
        .doNotHaveFullyQualifiedName("dev.bowline.cloud.ratelimit.AdmissionTable")
        .should()
        .notBePublic()
        .allowEmptyShould(true)
        .check(CLOUD);
  }

  /** It knows which hosts are simulated, of which nothing is told. */
  @Test
  void whatBecomesOfAJobIsToldThroughItsChangeAlone() {
    noClasses()
        .that()
        .areAssignableTo(JobListener.class)
        .should()
        .callMethodWhere(
            target(owner(assignableTo(Event.class))).and(target(nameMatching("of[A-Z].*"))))
        .orShould()
        .callConstructorWhere(target(owner(assignableTo(Event.class))))
        .check(CLOUD);
  }

  @Test
  void optionalIsOnlyAReturnType() {
    fields().should().notHaveRawType(Optional.class).check(CLOUD);
  }

  @Test
  void nothingPrintsBesideTheLogs() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CLOUD);
  }

  private static String feature(String name) {
    return "dev.bowline.cloud." + name + "..";
  }

  private static DescribedPredicate<JavaClass> mayNotReveal() {
    return DescribedPredicate.describe(
        "may not reveal secrets", type -> !REVEALING.contains(type.getName()));
  }
}
