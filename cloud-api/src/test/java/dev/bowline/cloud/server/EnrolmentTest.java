package dev.bowline.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.Secret;
import dev.bowline.contract.key.EnrolmentToken;
import dev.bowline.contract.signature.Ed25519;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class EnrolmentTest {

  private final TestingCloud cloud = TestingServers.cloud(Map.of());
  private final long tenant = TestingServers.newTenant();
  private final byte[] publicKey = Ed25519.generate().publicKey();

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  void answersAgainWhatALostAnswerSaid() {
    Secret token = TestingServers.invite(cloud, tenant);

    TestAnswer first = SimulatedAgent.enrol(cloud, token, publicKey);
    cloud.clock().advance(Duration.ofHours(1));
    TestAnswer again = SimulatedAgent.enrol(cloud, token, publicKey);

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(first.json()).containsKeys("server_id", "key_id", "command_keys");
  }

  @Test
  void showsAServerAsPendingThenOnlineThenOffline() {
    Invitation invitation = new Invitation();
    assertThat(invitation.state()).isEqualTo("pending");

    SimulatedAgent.enrol(cloud, invitation.token, publicKey);
    assertThat(invitation.state()).isEqualTo("online");

    cloud.clock().advance(Duration.ofMinutes(12));
    assertThat(invitation.state()).isEqualTo("offline");
  }

  @Test
  void refusesAMalformedPublicKey() {
    TestAnswer answer =
        SimulatedAgent.enrol(cloud, TestingServers.invite(cloud, tenant), new byte[31]);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("INVALID_BODY");
  }

  @Test
  @DisplayName(
      "row 30: an international host name in a body is kept as punycode, or refused with 400")
  void keepsAnInternationalHostNameAsPunycode() {
    Invitation invitation = new Invitation();

    TestAnswer refused =
        SimulatedAgent.enrol(cloud, invitation.token, publicKey, "b\u00fccher..example");
    TestAnswer enrolled =
        SimulatedAgent.enrol(cloud, invitation.token, publicKey, "b\u00fccher.example");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.details()).contains("hostname");
    assertThat(enrolled.status()).as(enrolled.text()).isEqualTo(201);
    assertThat(invitation.server().hostname()).isEqualTo("xn--bcher-kva.example");
  }

  @Test
  void refusesABodyWithoutToken() {
    TestAnswer answer =
        cloud.send(TestRequest.of("POST", "/agent/v1/enrolments").json("{\"hostname\":\"h\"}"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.details()).contains("token");
  }

  @Test
  void refusesAUsedTokenWithAnotherKey() {
    Secret token = TestingServers.invite(cloud, tenant);
    SimulatedAgent.enrol(cloud, token, publicKey);

    assertRefused(SimulatedAgent.enrol(cloud, token, Ed25519.generate().publicKey()));
  }

  @Test
  void refusesATokenAfterFifteenMinutes() {
    Secret token = TestingServers.invite(cloud, tenant);
    cloud.clock().advance(Duration.ofMinutes(15).plusSeconds(1));

    assertRefused(SimulatedAgent.enrol(cloud, token, publicKey));
  }

  @Test
  void refusesATokenNobodyMade() {
    assertRefused(
        SimulatedAgent.enrol(cloud, EnrolmentToken.random(new SecureRandom()), publicKey));
    assertRefused(SimulatedAgent.enrol(cloud, Secret.of("be_junk"), publicKey));
  }

  @Test
  void endsTheTokenBeforeWhenAFreshOneIsMade() {
    Invitation invitation = new Invitation();
    Secret fresh = invitation.again();

    assertRefused(SimulatedAgent.enrol(cloud, invitation.token, publicKey));
    assertThat(SimulatedAgent.enrol(cloud, fresh, publicKey).status()).isEqualTo(201);
  }

  @Test
  void endsTheKeyBeforeWhenAServerEnrolsAnew() {
    Invitation invitation = new Invitation();
    SimulatedAgent before = SimulatedAgent.enrol(cloud, invitation.token);
    assertThat(before.list("nginx").status()).isEqualTo(200);

    SimulatedAgent after = SimulatedAgent.enrol(cloud, invitation.again());

    assertThat(after.serverId()).isEqualTo(before.serverId());
    assertThat(before.list("nginx").status()).isEqualTo(401);
    assertThat(after.list("nginx").status()).isEqualTo(200);
  }

  private static void assertRefused(TestAnswer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("ENROLMENT_INVALID");
  }

  private final class Invitation {
    private final Servers servers = cloud.bean(Servers.class);
    private final Servers.Invitation made = servers.create(TestingServers.editor(tenant), "web");
    private final Secret token = made.token();

    private Secret again() {
      return servers
          .invite(TestingServers.editor(tenant), made.server().id())
          .orElseThrow()
          .token();
    }

    private String state() {
      return server().state();
    }

    private Server server() {
      return servers.all(tenant).getFirst();
    }
  }
}
