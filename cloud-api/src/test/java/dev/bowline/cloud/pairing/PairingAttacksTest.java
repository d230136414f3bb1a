package dev.bowline.cloud.pairing;

import static dev.bowline.cloud.pairing.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.Phone;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class PairingAttacksTest {

  private static final Duration LIFE = Duration.ofMinutes(2);

  private static final Map<Front, TestingCloud> CLOUDS = new EnumMap<>(Front.class);

  private final TestingCloud cloud;
  private final PanelClient panel;

  PairingAttacksTest(Front front) {
    this.cloud = CLOUDS.computeIfAbsent(front, ProvisionedCloud::start);
    this.panel = PanelClient.ofNewTenant(cloud);
  }

  @AfterEach
  void letTheClockRun() {
    cloud.clock().run();
  }

  @AfterAll
  static void close() {
    CLOUDS.values().forEach(TestingCloud::close);
    CLOUDS.clear();
  }

  @Test
  @DisplayName("row 77: a code claims until its 120th second, and at 121 s answers 404")
  void claimsForTwoMinutesAndNotLonger() {
    PanelPairing pairing = stopped();
    cloud.clock().advance(LIFE.minusSeconds(1));
    assertThat(new Phone(cloud).claim(pairing.link()).status()).isEqualTo(200);

    PanelPairing late = stopped();
    cloud.clock().advance(LIFE.plusSeconds(1));
    assertRefused(new Phone(cloud).claim(late.link()), 404, "PAIRING_INVALID");
    assertThat(late.state()).isEqualTo("expired");
  }

  @Test
  @DisplayName("row 77: at 121 s none of 32 scanners wins")
  void letsNobodyInWhenTimeIsOver() throws Exception {
    PanelPairing pairing = stopped();
    cloud.clock().advance(LIFE.plusSeconds(1));
    assertThat(statuses(atOnce(phones(), pairing.link()))).containsOnly(404);
    assertThat(pairing.look().data()).containsEntry("device", null);
  }

  @Test
  @DisplayName("row 78: a claimed code answers 409 PAIRING_USED to everyone but the winner")
  void isUsedOnce() {
    PanelPairing pairing = PanelPairing.by(panel);
    Phone winner = new Phone(cloud);
    TestAnswer first = winner.claim(pairing.link());
    assertThat(first.status()).isEqualTo(200);
    assertRefused(new Phone(cloud).claim(pairing.link()), 409, "PAIRING_USED");

    pairing.confirm();
    assertThat(winner.collect().status()).isEqualTo(200);
    assertRefused(new Phone(cloud).claim(pairing.link()), 409, "PAIRING_USED");
  }

  @Test
  @DisplayName("row 79: of 32 scanners at once exactly one wins, and may ask again for its answer")
  void letsOneOfManyWin() throws Exception {
    PanelPairing pairing = PanelPairing.by(panel);
    List<Phone> phones = phones();
    List<TestAnswer> answers = atOnce(phones, pairing.link());

    assertThat(statuses(answers)).containsOnlyOnce(200).containsOnly(200, 409);
    Phone winner = phones.get(statuses(answers).indexOf(200));
    TestAnswer again = winner.claim(pairing.link());
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.data())
        .containsEntry("match_code", winner.matchCode(pairing.link()))
        .isEqualTo(answers.get(statuses(answers).indexOf(200)).data());
    assertThat(pairing.look().data()).containsEntry("match_code", winner.matchCode(pairing.link()));
  }

  @Test
  @DisplayName("row 80: a wrong nonce answers 404, and five burn the token")
  void burnsATokenThatIsGuessedAt() {
    PanelPairing pairing = PanelPairing.by(panel);
    String token = Phone.token(pairing.link());
    for (int i = 0; i < 4; i++) {
      assertRefused(new Phone(cloud).claim(token, "x".repeat(32)), 404, "PAIRING_INVALID");
    }
    assertThat(pairing.state()).isEqualTo("waiting");
    assertRefused(new Phone(cloud).claim(token, ""), 404, "PAIRING_INVALID");

    assertRefused(new Phone(cloud).claim(pairing.link()), 404, "PAIRING_INVALID");
    assertThat(pairing.state()).isEqualTo("expired");
  }

  @Test
  @DisplayName("row 80: four wrong nonces and the right one claim")
  void forgivesFourWrongNonces() {
    PanelPairing pairing = PanelPairing.by(panel);
    for (int i = 0; i < 4; i++) {
      new Phone(cloud).claim(Phone.token(pairing.link()), "y".repeat(32));
    }
    assertThat(new Phone(cloud).claim(pairing.link()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("row 81: an unconfirmed phone gets 202 and no secret")
  void makesAPhoneWait() {
    PanelPairing pairing = PanelPairing.by(panel);
    Phone phone = new Phone(cloud);
    TestAnswer claimed = phone.claim(pairing.link());
    assertThat(claimed.data()).containsEntry("confirmation_required", true);

    TestAnswer waiting = phone.collect();
    assertThat(waiting.status()).isEqualTo(202);
    assertThat(waiting.data()).containsOnlyKeys("state", "confirm_by");
    assertThat(waiting.text()).doesNotContain("msk_").doesNotContain("mk_");
  }

  @Test
  @DisplayName("row 81: an unconfirmed claim is dead after 120 s, and cannot be confirmed too late")
  void forgetsAClaimThatNobodyConfirms() {
    PanelPairing pairing = stopped();
    Phone phone = new Phone(cloud);
    assertThat(phone.claim(pairing.link()).status()).isEqualTo(200);
    cloud.clock().advance(LIFE);

    assertThat(pairing.confirm().status()).isEqualTo(409);
    assertRefused(phone.collect(), 404, "PAIRING_INVALID");
    assertRefused(phone.claim(pairing.link()), 404, "PAIRING_INVALID");
    assertThat(pairing.state()).isEqualTo("expired");
  }

  @Test
  @DisplayName("row 82: a denied phone gets 403 PAIRING_DENIED")
  void tellsAPhoneThatItWasDenied() {
    PanelPairing pairing = PanelPairing.by(panel);
    Phone phone = new Phone(cloud);
    phone.claim(pairing.link());
    assertThat(pairing.deny().data()).containsEntry("state", "denied");
    assertRefused(phone.collect(), 403, "PAIRING_DENIED");
    assertThat(pairing.confirm().status()).isEqualTo(409);
  }

  @Test
  @DisplayName("row 83: a credential asked for twice answers 410 CREDENTIAL_SHOWN")
  void showsACredentialOnce() {
    PanelPairing pairing = PanelPairing.by(panel);
    Phone phone = new Phone(cloud);
    phone.claim(pairing.link());
    pairing.confirm();
    assertThat(phone.collect().status()).isEqualTo(200);
    assertRefused(phone.collect(), 410, "CREDENTIAL_SHOWN");
    assertThat(pairing.state()).isEqualTo("collected");
  }

  @Test
  @DisplayName("row 83: of 32 that ask at once for one credential exactly one gets it")
  void showsACredentialOnceToManyAtOnce() throws Exception {
    PanelPairing pairing = PanelPairing.by(panel);
    Phone phone = new Phone(cloud);
    phone.claim(pairing.link());
    pairing.confirm();
    assertThat(statuses(atOnce(() -> phone.collect())))
        .containsOnlyOnce(200)
        .containsOnly(200, 410);
  }

  @Test
  @DisplayName("row 84b: token and nonce without the claim secret never show the credential")
  void showsNothingToWhomeverOnlySawTheCode() {
    PanelPairing pairing = PanelPairing.by(panel);
    Phone phone = new Phone(cloud);
    phone.claim(pairing.link());
    assertOnlySeen(pairing, phone);
    pairing.confirm();
    assertOnlySeen(pairing, phone);
    assertThat(phone.collect().status()).isEqualTo(200);
    assertOnlySeen(pairing, phone);
  }

  /** Whoever photographed the code tries all that it allows. */
  private void assertOnlySeen(PanelPairing pairing, Phone owner) {
    String link = pairing.link();
    Phone thief = new Phone(cloud);
    assertRefused(thief.claim(link), 409, "PAIRING_USED");
    for (String guess :
        List.of(
            thief.claimSecret(),
            Phone.token(link).substring(0, 43),
            owner.claimHash(),
            owner.claimHash().substring(0, 43),
            "")) {
      TestAnswer answer = Phone.collect(cloud, guess);
      assertRefused(answer, 404, "PAIRING_INVALID");
      assertThat(answer.text()).doesNotContain("msk_");
    }
  }

  /** A pairing made at a clock that stands. */
  private PanelPairing stopped() {
    cloud.clock().stopAt(cloud.clock().instant());
    return PanelPairing.by(panel);
  }

  private List<Phone> phones() {
    List<Phone> phones = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      phones.add(new Phone(cloud));
    }
    return phones;
  }

  private static List<TestAnswer> atOnce(List<Phone> phones, String link) throws Exception {
    return run(
        phones.stream().<Callable<TestAnswer>>map(phone -> () -> phone.claim(link)).toList());
  }

  private static List<TestAnswer> atOnce(Callable<TestAnswer> call) throws Exception {
    return run(Collections.nCopies(32, call));
  }

  private static List<TestAnswer> run(List<Callable<TestAnswer>> calls) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<TestAnswer> answers = new ArrayList<>();
      for (Future<TestAnswer> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static List<Integer> statuses(List<TestAnswer> answers) {
    return answers.stream().map(TestAnswer::status).toList();
  }
}
