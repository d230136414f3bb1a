package dev.bowline.cloud.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.audit.Editor;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.credential.ServerAccess;
import dev.bowline.cloud.device.DeviceScopes;
import dev.bowline.cloud.device.Platform;
import dev.bowline.cloud.member.Tenants;
import dev.bowline.cloud.pairing.Claims.Claimant;
import dev.bowline.cloud.pairing.Claims.Collection;
import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.problem.Code;
import dev.bowline.cloud.problem.ProblemException;
import dev.bowline.contract.Secret;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** The process dies before or after any call of AWS, and whoever asked asks again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PairingCrashTest {

  private static final int ENOUGH = 40;

  private final CrashingCalls calls = new CrashingCalls();
  private final ApplicationContext context =
      ApplicationContext.builder()
          .properties(FreshInstallation.properties())
          .properties(Map.of("bowline.background", false))
          .build()
          .registerSingleton(ExecutionInterceptor.class, calls)
          .start();
  private final Pairings pairings = context.getBean(Pairings.class);
  private final Claims claims = context.getBean(Claims.class);
  private final AtomicInteger phones = new AtomicInteger();
  private Editor editor = new Editor(0, 0, "nobody", "");

  @BeforeAll
  void provision() {
    context.getBean(Provisioning.class).run();
  }

  @BeforeEach
  void makeATenant() {
    long tenant =
        context
            .getBean(Tenants.class)
            .createTenant("T", UUID.randomUUID() + "@example.com", Secret.of("password"));
    editor = new Editor(tenant, 1, "member:1", "192.0.2.1");
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void aConfirmationThatBrokeOffMakesOneDeviceAndLosesNone() {
    dyingAtEachStep(step -> {
      long before = devices();
      Pairings.WithCode made = create();
      Claimant phone = claimed(made);
      boolean died = calls.crashes(step, () -> pairings.confirm(editor, made.pairing().id()));

      pairings.confirm(editor, made.pairing().id());
      assertCollects(phone);
      assertThat(devices()).isEqualTo(before + 1);
      return died;
    });
  }

  @Test
  void aDecisionThatWasTakenReachesThePhoneAlthoughNobodyAsksAgain() {
    AtomicInteger reached = new AtomicInteger();
    int steps =
        dyingAtEachStep(step -> {
          long before = devices();
          Pairings.WithCode made = create();
          Claimant phone = claimed(made);
          boolean died = calls.crashes(step, () -> pairings.confirm(editor, made.pairing().id()));

          if (isConfirmed(made)) {
            reached.incrementAndGet();
            assertCollects(phone);
          } else {
            assertThat(claims.collect(phone.claimHash())).isInstanceOf(Collection.Waiting.class);
          }
          assertThat(devices()).isEqualTo(isConfirmed(made) ? before + 1 : before);
          return died;
        });
    assertThat(reached.get()).isBetween(3, steps - 3);
  }

  @Test
  void aClaimThatBrokeOffIsMadeAgainByTheSamePhone() {
    dyingAtEachStep(step -> {
      Pairings.WithCode made = create();
      Claimant phone = phone();
      boolean died = calls.crashes(step, () -> claims.claim(made.code(), phone));
      assertThat(claims.claim(made.code(), phone).isClaimedWith(phone.claimHash())).isTrue();
      assertThatThrownBy(() -> claims.claim(made.code(), phone()))
          .hasMessage(Code.PAIRING_USED.name());
      return died;
    });
  }

  @Test
  void aCredentialIsLostOnlyWithTheAnswerThatShowsIt() {
    AtomicInteger shown = new AtomicInteger();
    dyingAtEachStep(step -> {
      long before = devices();
      Pairings.WithCode made = create();
      Claimant phone = claimed(made);
      pairings.confirm(editor, made.pairing().id());
      boolean died = calls.crashes(step, () -> claims.collect(phone.claimHash()));
      if (isShown(phone)) {
        shown.incrementAndGet();
      }
      assertThat(devices()).isEqualTo(before + 1);
      return died;
    });
    assertThat(shown.get()).as("after the write, and when nothing broke").isEqualTo(2);
  }

  @Test
  void aNewCodeThatBrokeOffLeavesNoOldOneBehind() {
    dyingAtEachStep(step -> {
      Pairings.WithCode old = create();
      boolean died = calls.crashes(step, this::create);
      Pairings.WithCode made = create();
      assertThatThrownBy(() -> claims.claim(old.code(), phone()))
          .hasMessage(Code.PAIRING_INVALID.name());
      claimed(made);
      return died;
    });
  }

  /** Tries step after step until one is beyond the end; answers how many there are. */
  private static int dyingAtEachStep(IntPredicate attempt) {
    int step = 0;
    while (attempt.test(step)) {
      step++;
    }
    assertThat(step).isBetween(5, ENOUGH);
    return step;
  }

  private boolean isConfirmed(Pairings.WithCode made) {
    Pairing.Step step = pairings.find(editor.tenantId(), made.pairing().id()).step();
    return step == Pairing.Step.CONFIRMED || step == Pairing.Step.COLLECTED;
  }

  /** Asks again; answers whether the credential had been shown. */
  private boolean isShown(Claimant phone) {
    try {
      assertThat(claims.collect(phone.claimHash())).isInstanceOf(Collection.Collected.class);
      return false;
    } catch (ProblemException e) {
      assertThat(e.problem().code()).isEqualTo(Code.CREDENTIAL_SHOWN);
      return true;
    }
  }

  private void assertCollects(Claimant phone) {
    Collection answer = claims.collect(phone.claimHash());
    assertThat(answer).isInstanceOf(Collection.Collected.class);
    if (answer instanceof Collection.Collected collected) {
      assertThat(context.getBean(Credentials.class).find(collected.credential().id())).isPresent();
    }
  }

  private Pairings.WithCode create() {
    return pairings.create(editor, DeviceScopes.parse(null), new ServerAccess.All());
  }

  private Claimant claimed(Pairings.WithCode made) {
    Claimant phone = phone();
    claims.claim(made.code(), phone);
    return phone;
  }

  private Claimant phone() {
    String hash = "%064x".formatted(phones.incrementAndGet());
    return new Claimant(hash, Platform.ANDROID, "Phone 5", "192.0.2.7");
  }

  private long devices() {
    return context
        .getBean(new GenericArgument<TransactionOperations<Connection>>() {})
        .executeRead(status -> {
          try (PreparedStatement query =
              status
                  .getConnection()
                  .prepareStatement("SELECT count(*) FROM device WHERE tenant_id = ?")) {
            query.setLong(1, editor.tenantId());
            try (ResultSet row = query.executeQuery()) {
              row.next();
              return row.getLong(1);
            }
          }
        });
  }
}
