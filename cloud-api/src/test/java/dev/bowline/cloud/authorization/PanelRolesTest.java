package dev.bowline.cloud.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks every route of the panel as every role. */
@ParameterizedClass
@EnumSource(Front.class)
class PanelRolesTest {

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
    for (PanelRoute route : PanelRoute.all()) {
      people.forEach((role, person) -> {
        PanelClient asker = route.isLogout() ? person.again() : person;
        TestAnswer answer = cloud.send(route.request(asker));
        if (role.includes(route.least())) {
          assertThat(answer.status()).as(role + " " + route).isNotIn(401, 403);
        } else {
          assertThat(answer.code()).as(role + " " + route).isEqualTo("FORBIDDEN");
        }
      });
    }
  }
}
