package dev.bowline.cloud.simulation;

import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.key.Environment;
import dev.bowline.contract.wire.Fields;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A tenant's simulated server, as a test key acts on it. */
record TestingSimulation(TestingCloud cloud, long tenant, SignedClient client) {

  static TestingSimulation of(TestingCloud cloud, long tenant) {
    return new TestingSimulation(
        cloud,
        tenant,
        cloud.client(cloud.keys().tenant(tenant).environment(Environment.TEST).create()));
  }

  /** A POST that is no repetition of another and does not wait for what is not done at once. */
  TestAnswer post(String target) {
    return client.send(
        TestRequest.of("POST", target)
            .json("{\"once\":\"" + UUID.randomUUID() + "\"}")
            .with("Prefer", "respond-async"));
  }

  /** A POST without a body of its own. */
  TestAnswer post(String target, String json) {
    return client.send(TestRequest.of("POST", target).json(json).with("Prefer", "respond-async"));
  }

  /** A backup of that name, however it ended. */
  Map<String, Object> backup(String name) {
    return post("/v1/backups", "{\"backup_name\":\"" + name + "\"}").data();
  }

  /** The only service of that name in the list. */
  Map<String, Object> service(String name) {
    return items(client.get("/v1/server/services")).stream()
        .filter(one -> name.equals(one.get("name")))
        .findFirst()
        .orElseThrow();
  }

  static long id(Map<String, Object> made) {
    return Fields.of(made).number("id");
  }

  @SuppressWarnings("unchecked")
  static List<Map<String, Object>> items(TestAnswer answer) {
    return (List<Map<String, Object>>) answer.json().getOrDefault("data", List.of(Map.of()));
  }
}
