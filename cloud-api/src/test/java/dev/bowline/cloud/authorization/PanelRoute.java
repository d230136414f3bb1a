package dev.bowline.cloud.authorization;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.TestRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A route of the panel as the checked-in list has it.
 *
 * @param everyday whether High Security Mode leaves it alone
 */
record PanelRoute(Role least, String method, String path, boolean everyday) {

  private static final Path LIST = Path.of("src/test/resources/panel-routes.txt");

  static List<PanelRoute> all() throws IOException {
    return Files.readAllLines(LIST).stream()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(" ", -1))
        .map(words -> new PanelRoute(Role.valueOf(words[0]), words[1], words[2], words.length == 4))
        .toList();
  }

  /** Of a thing that nobody has; a change has a body that is refused right behind the role. */
  TestRequest request(PanelClient person) {
    TestRequest request = person.change(method, path.replaceAll("\\{[^}]*}", "1"));
    return method.equals("GET") || method.equals("DELETE") ? request : request.json("{");
  }

  boolean isLogout() {
    return method.equals("DELETE") && path.equals("/panel/session");
  }

  @Override
  public String toString() {
    return least + " " + method + " " + path + (everyday ? " everyday" : "");
  }
}
