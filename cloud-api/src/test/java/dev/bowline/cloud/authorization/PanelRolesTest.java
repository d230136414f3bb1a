package dev.bowline.cloud.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks every route of the panel as every role. */
@ParameterizedClass
@EnumSource(Front.class)
class PanelRolesTest {

  private static final Path PANEL = Path.of("src/test/resources/panel-routes.txt");
  private static final String LOGOUT = "DELETE /panel/session";

  private final TestingCloud cloud;

  PanelRolesTest(Front front) {
    cloud = ProvisionedCloud.shared(front);
  }

  @Test
  void everyRouteIsForThoseOfItsRoleAndAbove() throws IOException {
    PanelClient root = PanelClient.ofNewTenant(cloud);
    Map<Role, PanelClient> people = new EnumMap<>(Role.class);
    people.put(Role.ROOT, root);
    people.put(Role.ADMIN, root.colleague(Role.ADMIN));
    people.put(Role.USER, root.colleague(Role.USER));
    for (String line : routes()) {
      String[] words = line.split(" ", 3);
      Role least = Role.valueOf(words[0]);
      people.forEach((role, person) -> {
        TestAnswer answer = cloud.send(request(person, words[1], words[2]));
        if (role.includes(least)) {
          assertThat(answer.status()).as(role + " " + line).isNotIn(401, 403);
        } else {
          assertThat(answer.code()).as(role + " " + line).isEqualTo("FORBIDDEN");
        }
      });
    }
  }

  private static List<String> routes() throws IOException {
    return Files.readAllLines(PANEL).stream()
        .filter(line -> !line.isBlank() && !line.endsWith(LOGOUT))
        .toList();
  }

  /** Of a thing that nobody has; a change has a body that is refused right after the role. */
  private static TestRequest request(PanelClient person, String method, String template) {
    String path = template.replaceAll("\\{[^}]*}", "1");
    TestRequest request = person.change(method, path);
    return method.equals("GET") || method.equals("DELETE") ? request : request.json("{");
  }
}
