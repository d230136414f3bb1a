package dev.bowline.cloud.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class InvitationControllerTest {

  private static final String PASSWORD = "correct horse battery staple";

  private final Front front;
  private final TestingCloud cloud;
  private final PanelClient root;
  private final String email = UUID.randomUUID() + "@example.com";

  InvitationControllerTest(Front front) {
    this.front = front;
    cloud = ProvisionedCloud.shared(front);
    root = PanelClient.ofNewTenant(cloud);
  }

  @Test
  void invitesByALinkThatIsShownOnceAndHoldsItsTokenInTheFragment() {
    TestAnswer made = invite(root, email.toUpperCase(Locale.ROOT), "ADMIN");

    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.header("Cache-Control")).contains("no-store");
    assertThat(link(made)).matches("https://127\\.0\\.0\\.1:3002/invitation#[A-Za-z0-9_-]{43}");
    TestAnswer list = root.get("/panel/invitations");
    assertThat(list.text())
        .contains(email, "\"role\":\"ADMIN\"", "\"status\":\"open\"")
        .doesNotContain(token(made));
    assertThat(AuditEntries.of(cloud, "invitation:" + id(made)))
        .singleElement()
        .asString()
        .startsWith("invitation.create member:" + root.memberId())
        .doesNotContain(token(made));
  }

  @Test
  void tellsTheInvitedWhoInvitesThemAsWhat() {
    TestAnswer offer = offer(token(invite(root, email, "USER")));

    assertThat(offer.status()).as(offer.text()).isEqualTo(200);
    assertThat(offer.data())
        .containsEntry("tenant", "Tenant of " + root.email())
        .containsEntry("email", email)
        .containsEntry("role", "USER");
  }

  @Test
  void makesTheInvitedAMemberOnce() {
    String token = token(invite(root, email, "ADMIN"));

    TestAnswer accepted = accept(token, PASSWORD);
    assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
    PanelClient member = PanelClient.loggedIn(cloud, email);
    assertThat(member.tenantId()).isEqualTo(root.tenantId());
    assertThat(member.get("/panel/members").status()).isEqualTo(200);
    assertThat(accept(token, PASSWORD).status()).isEqualTo(404);
    assertThat(offer(token).status()).isEqualTo(404);
    assertThat(root.get("/panel/invitations").text()).doesNotContain(email);
    assertThat(AuditEntries.of(cloud, "member:" + member.memberId()).getFirst())
        .startsWith("member.create member:" + member.memberId())
        .contains(email);
  }

  @Test
  void makesOneMemberHoweverManyAcceptAtATime() throws Exception {
    String token = token(invite(root, email, "USER"));
    List<Callable<Integer>> guests = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      guests.add(() -> accept(token, PASSWORD).status());
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers = new ArrayList<>();
      for (var answer : threads.invokeAll(guests)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnly(201, 404).containsOnlyOnce(201);
    }
  }

  @Test
  void makesOneMemberThoughTwoTenantsInviteTheSameAddress() throws Exception {
    PanelClient other = PanelClient.ofNewTenant(cloud);
    List<Callable<Integer>> guests = new ArrayList<>();
    for (PanelClient host : List.of(root, other)) {
      String token = token(invite(host, email, "USER"));
      guests.add(() -> accept(token, PASSWORD).status());
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> answers = new ArrayList<>();
      for (var answer : threads.invokeAll(guests)) {
        answers.add(answer.get());
      }
      assertThat(answers).containsExactlyInAnyOrder(201, 409);
    }
  }

  @Test
  void endsAfterAWeek() {
    try (TestingCloud other = ProvisionedCloud.start(front)) {
      PanelClient host = PanelClient.ofNewTenant(other);
      String token = token(invite(host, email, "USER"));
      other.clock().advance(Invitations.LIFE);
      TestAnswer late =
          other.send(
              TestRequest.of("POST", "/invitations/acceptances").json(body(token, PASSWORD)));
      assertThat(late.status()).isEqualTo(404);
      assertThat(host.again().get("/panel/invitations").text()).contains("\"status\":\"expired\"");
    }
  }

  @Test
  void endsWhenItIsWithdrawnOrMadeAnew() {
    TestAnswer first = invite(root, email, "USER");
    TestAnswer second = invite(root, email, "USER");
    assertThat(accept(token(first), PASSWORD).status()).isEqualTo(404);

    assertThat(root.send("DELETE", "/panel/invitations/" + id(second)).status()).isEqualTo(200);
    assertThat(accept(token(second), PASSWORD).status()).isEqualTo(404);
    assertThat(root.send("DELETE", "/panel/invitations/" + id(second)).status()).isEqualTo(404);
  }

  @Test
  void endsWithTheMemberWhoInvited() {
    PanelClient admin = root.colleague(Role.ADMIN);
    PanelClient other = root.colleague(Role.ADMIN);
    String ofAdmin = token(invite(admin, email, "ADMIN"));
    String ofOther = token(invite(other, "x" + email, "ADMIN"));

    root.send("DELETE", "/panel/members/" + admin.memberId());
    root.send("PATCH", "/panel/members/" + other.memberId(), "{\"role\":\"USER\"}");

    assertThat(accept(ofAdmin, PASSWORD).status()).isEqualTo(404);
    assertThat(accept(ofOther, PASSWORD).status()).isEqualTo(404);
  }

  @Test
  void refusesAddressesRolesAndPasswordsThatAreNone() {
    for (String address :
        List.of("", "ada", "a b@example.com", "@example.com", "a@b@c", "a@\\u0000.de")) {
      assertThat(invite(root, address, "USER").status()).as(address).isEqualTo(400);
    }
    assertThat(invite(root, email, "OWNER").status()).isEqualTo(400);
    String token = token(invite(root, email, "USER"));
    assertThat(accept(token, "too short").status()).isEqualTo(400);
    assertThat(accept(token, "x".repeat(257)).status()).isEqualTo(400);
    assertThat(accept(token, PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void letsNoAdminInviteARoot() {
    PanelClient admin = root.colleague(Role.ADMIN);
    TestAnswer ofRoot = invite(root, email, "ROOT");

    assertThat(invite(admin, "x" + email, "ROOT").code()).isEqualTo("FORBIDDEN");
    assertThat(admin.send("DELETE", "/panel/invitations/" + id(ofRoot)).code())
        .isEqualTo("FORBIDDEN");
    assertThat(invite(admin, "y" + email, "ADMIN").status()).isEqualTo(201);
  }

  @Test
  void refusesAForeignPage() {
    String token = token(invite(root, email, "USER"));
    TestAnswer foreign =
        cloud.send(
            TestRequest.of("POST", "/invitations/acceptances")
                .with("Origin", "https://evil.example")
                .json(body(token, PASSWORD)));
    assertThat(foreign.status()).as(foreign.text()).isEqualTo(403);
    assertThat(offer(token).status()).isEqualTo(200);
  }

  @Test
  void hidesTheInvitationsOfOtherTenants() {
    TestAnswer made = invite(root, email, "USER");
    PanelClient stranger = PanelClient.ofNewTenant(cloud);

    assertThat(stranger.get("/panel/invitations").text()).doesNotContain(email);
    assertThat(stranger.send("DELETE", "/panel/invitations/" + id(made)).status()).isEqualTo(404);
    assertThat(offer(token(made)).status()).isEqualTo(200);
  }

  @Test
  void refusesWhoIsAMemberAlready() {
    PanelClient member = root.colleague(Role.USER);
    PanelClient stranger = PanelClient.ofNewTenant(cloud);

    assertThat(invite(root, member.email(), "ADMIN").code()).isEqualTo("CONFLICT");
    TestAnswer elsewhere = invite(stranger, member.email(), "ADMIN");
    assertThat(elsewhere.status()).isEqualTo(201);
    assertThat(accept(token(elsewhere), PASSWORD).code()).isEqualTo("CONFLICT");
    assertThat(PanelClient.loggedIn(cloud, member.email()).tenantId()).isEqualTo(root.tenantId());
  }

  @Test
  void keepsAHundredAtMost() {
    PanelClient host = PanelClient.ofNewTenant(cloud);
    for (int i = 0; i < Invitations.MOST; i++) {
      assertThat(invite(host, i + email, "USER").status()).isEqualTo(201);
    }
    assertThat(invite(host, email, "USER").code()).isEqualTo("CONFLICT");
    assertThat(invite(host, 0 + email, "USER").status()).isEqualTo(201);
  }

  private static TestAnswer invite(PanelClient by, String email, String role) {
    return by.send(
        "POST", "/panel/invitations", "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(email, role));
  }

  private TestAnswer offer(String token) {
    return cloud.send(
        TestRequest.of("POST", "/invitations/offers").json("{\"token\":\"" + token + "\"}"));
  }

  private TestAnswer accept(String token, String password) {
    return cloud.send(
        TestRequest.of("POST", "/invitations/acceptances").json(body(token, password)));
  }

  private static String body(String token, String password) {
    return "{\"token\":\"%s\",\"name\":\"Ada\",\"password\":\"%s\"}".formatted(token, password);
  }

  private static String link(TestAnswer made) {
    return (String) Objects.requireNonNull(made.data().get("link"), made.text());
  }

  private static String token(TestAnswer made) {
    return link(made).substring(link(made).indexOf('#') + 1);
  }

  private static Object id(TestAnswer made) {
    Map<?, ?> invitation =
        (Map<?, ?>) Objects.requireNonNull(made.data().get("invitation"), made.text());
    return Objects.requireNonNull(invitation.get("id"));
  }
}
