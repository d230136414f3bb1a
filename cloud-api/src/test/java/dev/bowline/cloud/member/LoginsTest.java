package dev.bowline.cloud.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.member.Logins.Outcome;
import dev.bowline.cloud.platform.FreshInstallation;
import dev.bowline.cloud.platform.Provisioning;
import dev.bowline.cloud.session.Client;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.Session;
import dev.bowline.cloud.session.SessionToken;
import dev.bowline.cloud.session.Sessions;
import dev.bowline.contract.Secret;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginsTest {

  private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("2001:db8::1");
  private static final Client BROWSER = new Client("Mozilla/5.0", "192.0.2.1");
  private static final String ROOT = "root@example.com";
  private static final Secret PASSWORD = Secret.of("correct horse battery staple");

  private final Map<String, Object> properties = FreshInstallation.properties();
  // It begins now, because DynamoDB removes what is out of date by its own clock.
  private final AtomicReference<Instant> now =
      new AtomicReference<>(InstantSource.system().instant().truncatedTo(ChronoUnit.MILLIS));
  private ApplicationContext context = ApplicationContext.run();

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    Path password = directory.resolve("password");
    Files.writeString(password, new String(PASSWORD.reveal(), StandardCharsets.UTF_8) + "\n");
    properties.put("bowline.provision.root-email", "Root@Example.com");
    properties.put("bowline.provision.root-password-file", password.toString());
    context = restart();
    context.getBean(Provisioning.class).run();
    context.getBean(Provisioning.class).run();
  }

  @AfterAll
  void stop() {
    context.close();
  }

  @Test
  void logsInTheFirstMemberWhomProvisioningMade() {
    assertThat(logIn("ROOT@example.com ", PASSWORD))
        .isInstanceOfSatisfying(
            Outcome.LoggedIn.class,
            in -> {
              assertThat(in.member().role()).isEqualTo(Role.ROOT);
              assertThat(session(in.token())).map(open -> open.member().email()).contains(ROOT);
            });
  }

  @Test
  void opensADifferentSessionAtEachLogin() {
    assertThat(token().reveal()).isNotEqualTo(token().reveal());
  }

  @Test
  void refusesAWrongPasswordAndAnUnknownAddressAlike() {
    assertThat(logIn("other@example.com", PASSWORD)).isEqualTo(new Outcome.Wrong());
    assertThat(logIn(ROOT, Secret.of("wrong"))).isEqualTo(new Outcome.Wrong());
    token();
  }

  @Test
  void locksAfterFiveFailuresAndBacksOff() {
    for (String email : List.of("locked@example.com", "unknown@example.com")) {
      if (email.startsWith("locked")) {
        context.getBean(Tenants.class).createTenant("Locked", email, PASSWORD);
      }
      fail(email, 5);
      assertThat(logIn(email, PASSWORD)).isEqualTo(new Outcome.Locked(Duration.ofSeconds(30)));
      pass(Duration.ofSeconds(30));
      fail(email, 1);
      assertThat(logIn(email, PASSWORD)).isEqualTo(new Outcome.Locked(Duration.ofSeconds(60)));
    }
    pass(Duration.ofSeconds(60));
    assertThat(logIn("locked@example.com", PASSWORD)).isInstanceOf(Outcome.LoggedIn.class);
    fail("locked@example.com", 4);
    assertThat(logIn("locked@example.com", PASSWORD)).isInstanceOf(Outcome.LoggedIn.class);
  }

  @Test
  void doesNotLockAMemberOutBecauseSomebodyGuessesElsewhere() {
    context.getBean(Tenants.class).createTenant("Aimed at", "aim@example.com", PASSWORD);
    fail("aim@example.com", 5);

    assertThat(logIn("aim@example.com", PASSWORD)).isInstanceOf(Outcome.Locked.class);
    assertThat(context.getBean(Logins.class).logIn(attempt("aim@example.com", PASSWORD, ELSEWHERE)))
        .isInstanceOf(Outcome.LoggedIn.class);
  }

  @Test
  void slowsWhoeverGuessesAtManyMembersFromOneNetwork() {
    Lockout lockout = context.getBean(Lockout.class);
    for (int i = 0; i < Lockout.FREE_OF_NETWORK; i++) {
      InetAddress neighbour = InetAddress.ofLiteral("2001:db8:1::" + i);
      assertThat(lockout.attempt("member" + i + "@example.com", neighbour)).isEmpty();
    }
    assertThat(lockout.attempt("next@example.com", InetAddress.ofLiteral("2001:db8:1::ffff")))
        .hasValue(Duration.ofSeconds(30));
    assertThat(lockout.attempt("next@example.com", InetAddress.ofLiteral("2001:db8:2::1")))
        .isEmpty();
  }

  @Test
  void slowsWhoeverGuessesAtOneMemberFromManyNetworks() {
    Lockout lockout = context.getBean(Lockout.class);
    for (int i = 0; i < Lockout.FREE_OF_ADDRESS; i++) {
      assertThat(lockout.attempt("famous@example.com", network(i))).isEmpty();
    }
    assertThat(lockout.attempt("famous@example.com", network(Lockout.FREE_OF_ADDRESS)))
        .hasValue(Duration.ofSeconds(30));
  }

  @Test
  void doesNotCountWhatSucceeded() {
    Lockout lockout = context.getBean(Lockout.class);
    InetAddress office = InetAddress.ofLiteral("198.51.100.7");
    for (int i = 0; i < 2 * Lockout.FREE_OF_NETWORK; i++) {
      assertThat(lockout.attempt("worker@example.com", office)).isEmpty();
      lockout.forgive("worker@example.com", office);
    }
  }

  @Test
  void keepsTheLockThroughARestart() {
    fail("kept@example.com", 5);
    try (ApplicationContext other = restart()) {
      assertThat(
              other
                  .getBean(Logins.class)
                  .logIn(attempt("kept@example.com", PASSWORD, home("kept@example.com"))))
          .isInstanceOf(Outcome.Locked.class);
    }
  }

  @Test
  void gainsNothingFromGuessingInParallel() throws Exception {
    List<Callable<Outcome>> guesses = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      guesses.add(() -> logIn("parallel@example.com", Secret.of("guess")));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int looked = 0;
      for (Future<Outcome> guess : threads.invokeAll(guesses)) {
        looked += guess.get() instanceof Outcome.Wrong ? 1 : 0;
      }
      assertThat(looked).isBetween(1, Lockout.FREE);
    }
  }

  @Test
  void waitsAtMostAQuarterOfAnHour() {
    assertThat(Lockout.waitAfter(4, 5)).isZero();
    assertThat(Lockout.waitAfter(5, 5)).isEqualTo(Duration.ofSeconds(30));
    assertThat(Lockout.waitAfter(9, 5)).isEqualTo(Duration.ofMinutes(8));
    assertThat(Lockout.waitAfter(10, 5)).isEqualTo(Duration.ofMinutes(15));
    assertThat(Lockout.waitAfter(Long.MAX_VALUE, 5)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void endsASessionAtOnceOnEveryInstance() {
    SessionToken token = token();
    try (ApplicationContext other = restart()) {
      assertThat(other.getBean(Sessions.class).find(token)).isPresent();
      context.getBean(Sessions.class).end(token);
      assertThat(other.getBean(Sessions.class).find(token)).isEmpty();
    }
  }

  @Test
  void endsASessionThatNobodyUsesForHalfAnHour() {
    SessionToken token = token();
    pass(Duration.ofMinutes(29));
    assertThat(session(token)).isPresent();
    pass(Duration.ofMinutes(29));
    assertThat(session(token)).isPresent();
    pass(Duration.ofMinutes(30));
    assertThat(session(token)).isEmpty();
  }

  @Test
  void endsASessionTwelveHoursAfterTheLoginHoweverBusy() {
    SessionToken token = token();
    for (int i = 0; i < 35; i++) {
      pass(Duration.ofMinutes(20));
      assertThat(session(token)).isPresent();
    }
    pass(Duration.ofMinutes(20));
    assertThat(session(token)).isEmpty();
  }

  @Test
  void storesPasswordsAsArgon2idAndSaltsThem() {
    Passwords passwords = context.getBean(Passwords.class);
    String stored = passwords.hash(PASSWORD);

    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.hash(PASSWORD)).isNotEqualTo(stored);
    assertThat(passwords.verify(PASSWORD, stored)).isTrue();
    assertThat(passwords.verify(Secret.of("wrong"), stored)).isFalse();
    assertThat(passwords.verify(PASSWORD, passwords.decoy())).isFalse();
  }

  /** Each member's own network, so that no test is slowed by another's guesses. */
  private static InetAddress home(String email) {
    int hash = EmailAddress.canonical(email).hashCode();
    return InetAddress.ofLiteral("192.0." + (hash >> 8 & 0xff) + "." + (hash & 0xff));
  }

  private static InetAddress network(int number) {
    return InetAddress.ofLiteral("203.0." + number / 100 + "." + number % 100);
  }

  private ApplicationContext restart() {
    return ApplicationContext.builder()
        .properties(properties)
        .build()
        .registerSingleton(InstantSource.class, (InstantSource) now::get)
        .start();
  }

  private Outcome logIn(String email, Secret password) {
    return context.getBean(Logins.class).logIn(attempt(email, password, home(email)));
  }

  private static Logins.Attempt attempt(String email, Secret password, InetAddress address) {
    return new Logins.Attempt(email, password, null, address, BROWSER);
  }

  private SessionToken token() {
    return ((Outcome.LoggedIn) logIn(ROOT, PASSWORD)).token();
  }

  private Optional<Session> session(SessionToken token) {
    return context.getBean(Sessions.class).find(token);
  }

  private void fail(String email, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(logIn(email, Secret.of("wrong"))).isEqualTo(new Outcome.Wrong());
    }
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
