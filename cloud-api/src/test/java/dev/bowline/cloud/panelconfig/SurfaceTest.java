package dev.bowline.cloud.panelconfig;

import static dev.bowline.cloud.panelconfig.Answers.data;
import static dev.bowline.cloud.panelconfig.Answers.items;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.authorization.Demand;
import dev.bowline.cloud.authorization.Demands;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestToken;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.scope.TokenScope;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sixteen endpoints, as published clients know them. */
@ParameterizedClass
@EnumSource(Front.class)
class SurfaceTest {

  private static final Map<String, TokenScope> ENDPOINTS =
      Map.ofEntries(
          Map.entry("me", TokenScope.PROFILE),
          Map.entry("accounts", TokenScope.ACCOUNTS),
          Map.entry("domains", TokenScope.DOMAINS),
          Map.entry("websites", TokenScope.WEBSITES),
          Map.entry("email", TokenScope.EMAIL),
          Map.entry("databases", TokenScope.DATABASES),
          Map.entry("ssl", TokenScope.SSL),
          Map.entry("backups", TokenScope.BACKUPS),
          Map.entry("jobs", TokenScope.JOBS),
          Map.entry("cron", TokenScope.CRON),
          Map.entry("services", TokenScope.SERVICES),
          Map.entry("settings", TokenScope.SETTINGS),
          Map.entry("health", TokenScope.PLATFORM),
          Map.entry("server-health", TokenScope.PLATFORM),
          Map.entry("openapi", TokenScope.PLATFORM),
          Map.entry("release-audit", TokenScope.PLATFORM));

  private final TestingCloud cloud;
  private final long tenant = TestingServers.newTenant();

  SurfaceTest(Front front) {
    this.cloud = TestingServers.shared(front);
  }

  @Test
  @DisplayName("P-16: sixteen GET endpoints and no other, each behind its scope")
  void hasSixteenEndpoints() {
    Map<String, Demand> routes =
        cloud
            .bean(Router.class)
            .uriRoutes()
            .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/api/v1/"))
            .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
            .collect(
                Collectors.toMap(
                    route ->
                        route.getHttpMethodName()
                            + " "
                            + route.getUriMatchTemplate().toPathString(),
                    route -> Demands.of(route.getAnnotationMetadata()),
                    (one, _) -> one,
                    TreeMap::new));

    assertThat(routes).hasSize(16);
    ENDPOINTS.forEach((name, scope) ->
        assertThat(routes)
            .containsEntry("GET /api/v1/" + name + ".php", new Demand.TokenScoped(scope)));
  }

  @Test
  @DisplayName("P-scopes: each scope opens its own endpoints alone, and * opens all")
  void eachScopeOpensItsOwnEndpointsAlone() {
    for (TokenScope scope : TokenScope.values()) {
      TestToken token = cloud.tokens().tenant(tenant).scopes(scope).create();
      ENDPOINTS.forEach((name, demanded) -> {
        TestAnswer answer = get(token, name);
        assertThat(answer.status())
            .as(scope + " on " + name + ": " + answer.text())
            .isEqualTo(scope.permits(demanded) ? 200 : 403);
      });
    }
  }

  @Test
  @DisplayName("P-envelope: success, message, data, and a timestamp with +00:00")
  void wrapsEveryAnswer() {
    TestToken token = cloud.tokens().tenant(tenant).create();
    for (String name : ENDPOINTS.keySet()) {
      Map<String, Object> data = data(get(token, name));
      assertThat(data).as(name).isNotEmpty();
      if (!name.equals("openapi")) {
        assertThat(data).containsEntry("resource", name);
      }
    }
  }

  @Test
  @DisplayName("P-envelope: the timestamp is the cloud's clock in UTC, in whole seconds")
  void tellsTheTimeInUtc() {
    try (TestingCloud own = TestingCloud.start(Front.LAMBDA)) {
      TestToken token = own.tokens().create();
      own.clock().stopAt(Instant.parse("2026-06-12T00:00:00.987Z"));
      assertThat(own.get(token, "/api/v1/openapi.php").json())
          .containsEntry("timestamp", "2026-06-12T00:00:00+00:00");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accounts",
        "domains",
        "websites",
        "email",
        "databases",
        "ssl",
        "backups",
        "jobs",
        "cron",
        "services",
        "server-health"
      })
  @DisplayName("P-list: a category that no server has reported answers an empty list")
  void listsNothingWhereNothingWasReported(String name) {
    TestAnswer answer = get(cloud.tokens().tenant(tenant).create(), name);
    assertThat(data(answer)).containsEntry("resource", name);
    assertThat(items(answer)).isEmpty();
  }

  private TestAnswer get(TestToken token, String name) {
    return cloud.get(token, "/api/v1/" + name + ".php");
  }
}
