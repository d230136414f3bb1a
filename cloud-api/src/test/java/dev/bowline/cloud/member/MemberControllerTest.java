package dev.bowline.cloud.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.AuditEntries;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Front.class)
class MemberControllerTest {

  private final TestingCloud cloud;
  private final PanelClient root;

  MemberControllerTest(Front front) {
    cloud = ProvisionedCloud.shared(front);
    root = PanelClient.ofNewTenant(cloud);
  }

  @Test
  void listsTheTenantsMembersAndNoOthers() {
    PanelClient user = root.colleague(Role.USER);
    PanelClient stranger = PanelClient.ofNewTenant(cloud);

    TestAnswer list = root.get("/panel/members");

    assertThat(list.status()).as(list.text()).isEqualTo(200);
    assertThat(list.text())
        .contains(root.email(), user.email(), "\"role\":\"USER\"", "\"name\":\"Colleague\"")
        .doesNotContain(stranger.email(), "argon2");
  }

  @Test
  void changesWhatAMemberMayDoFromTheirNextRequestOn() {
    PanelClient colleague = root.colleague(Role.USER);
    assertThat(colleague.get("/panel/keys").status()).isEqualTo(403);

    assertThat(change(root, colleague, Role.ADMIN).status()).isEqualTo(200);
    assertThat(colleague.get("/panel/keys").status()).isEqualTo(200);
    assertThat(change(root, colleague, Role.USER).status()).isEqualTo(200);
    assertThat(colleague.get("/panel/keys").status()).isEqualTo(403);
    assertThat(AuditEntries.of(cloud, "member:" + colleague.memberId()))
        .anyMatch(entry ->
            entry.startsWith("member.edit member:" + root.memberId())
                && entry.contains("\"before\": {\"role\": \"USER\"}"));
  }

  @Test
  void removesAMemberWhoseSessionsEndAtOnce() {
    PanelClient colleague = root.colleague(Role.ADMIN);
    String subject = "member:" + colleague.memberId();

    assertThat(root.send("DELETE", path(colleague)).status()).isEqualTo(200);

    assertThat(colleague.get("/panel/session").code()).isEqualTo("SESSION_REQUIRED");
    assertThat(PanelClient.logIn(cloud, colleague.email(), "correct horse battery staple").code())
        .isEqualTo("LOGIN_FAILED");
    assertThat(root.send("DELETE", "/panel/members/" + subject.substring(7)).status())
        .isEqualTo(404);
    assertThat(AuditEntries.of(cloud, subject))
        .anyMatch(entry -> entry.startsWith("member.remove"));
  }

  @Test
  void refusesARoleThatIsNone() {
    PanelClient colleague = root.colleague(Role.USER);
    for (String body : List.of("{}", "{\"role\":\"root\"}", "{\"role\":\"OPERATOR\"}")) {
      assertThat(root.send("PATCH", path(colleague), body).status()).as(body).isEqualTo(400);
    }
  }

  @Test
  void letsAnAdminDecideAboutAllButRoot() {
    PanelClient admin = root.colleague(Role.ADMIN);
    PanelClient user = root.colleague(Role.USER);

    assertThat(change(admin, user, Role.ADMIN).status()).isEqualTo(200);
    assertThat(change(admin, user, Role.ROOT).code()).isEqualTo("FORBIDDEN");
    assertThat(change(admin, admin, Role.ROOT).code()).isEqualTo("FORBIDDEN");
    assertThat(change(admin, root, Role.USER).code()).isEqualTo("FORBIDDEN");
    assertThat(admin.send("DELETE", path(root)).code()).isEqualTo("FORBIDDEN");
    assertThat(admin.send("DELETE", path(user)).status()).isEqualTo(200);
  }

  @Test
  void hidesTheMembersOfOtherTenants() {
    PanelClient stranger = PanelClient.ofNewTenant(cloud);

    assertThat(change(root, stranger, Role.USER).status()).isEqualTo(404);
    assertThat(root.send("DELETE", path(stranger)).status()).isEqualTo(404);
    assertThat(stranger.get("/panel/members").status()).isEqualTo(200);
  }

  @Test
  void keepsTheLastRoot() {
    assertThat(change(root, root, Role.ADMIN).code()).isEqualTo("CONFLICT");
    assertThat(root.send("DELETE", path(root)).code()).isEqualTo("CONFLICT");

    PanelClient second = root.colleague(Role.ROOT);
    assertThat(change(second, root, Role.ADMIN).status()).isEqualTo(200);
    assertThat(second.send("DELETE", path(second)).code()).isEqualTo("CONFLICT");
  }

  @Test
  void keepsARootWhenTwoOfThemRemoveEachOtherAtOnce() throws Exception {
    PanelClient second = root.colleague(Role.ROOT);
    Callable<Integer> one = () -> root.send("DELETE", path(second)).status();
    Callable<Integer> other = () -> second.send("DELETE", path(root)).status();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      int removed = 0;
      for (var answer : threads.invokeAll(List.of(one, other))) {
        removed += answer.get() == 200 ? 1 : 0;
      }
      assertThat(removed).isEqualTo(1);
    }
  }

  private static TestAnswer change(PanelClient by, PanelClient member, Role role) {
    return by.send("PATCH", path(member), "{\"role\":\"" + role + "\"}");
  }

  private static String path(PanelClient member) {
    return "/panel/members/" + member.memberId();
  }
}
