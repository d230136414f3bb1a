package dev.bowline.cloud.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bowline.cloud.job.JobSweeps;
import dev.bowline.cloud.server.TestingServers;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.ProvisionedCloud;
import dev.bowline.cloud.testing.SignedClient;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.core.type.GenericArgument;
import io.micronaut.http.HttpMethod;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Counts the calls of SQS while a test key asks everything there is to be asked. */
@ParameterizedClass
@EnumSource(Front.class)
class NoQueueTest {

  private static final Map<String, String> BODIES =
      Map.of(
          "POST /v1/backups", "{\"backup_name\":\"walk\"}",
          "PUT /v1/backup-schedules/{sid}", "{\"schedules\":[{\"name\":\"nightly\",\"hour\":3}]}",
          "POST /v1/webhooks", "{\"url\":\"https://hooks.example.com\",\"events\":[\"*\"]}");

  private final TestingCloud cloud;
  private final long tenant = TestingServers.newTenant();
  private final TestingSimulation simulated;

  NoQueueTest(Front front) {
    cloud = ProvisionedCloud.start(front);
    simulated = TestingSimulation.of(cloud, tenant);
  }

  @AfterEach
  void close() {
    cloud.close();
  }

  @Test
  @DisplayName("row 56: no message of a test key ever reaches a queue, whatever it asks")
  void reachesNoQueueOnAnyRoute() {
    List<UriRouteInfo<?, ?>> routes = routes();
    assertThat(routes).hasSizeGreaterThan(30);

    assertThat(
            cloud
                .aws()
                .during(
                    "sqs",
                    () -> {
                      routes.forEach(this::ask);
                      List.of("fail-x", "fail-refused", "fail-interrupted", "fail-silent")
                          .forEach(this::provoke);
                      sweepUntilEverythingIsOver();
                    }))
        .isEmpty();
    assertThat(commandKeys()).as("keys that sign commands").isZero();
  }

  @Test
  void countsTheMessageOfALiveKey() {
    TestingServers.enrolled(cloud, tenant);
    SignedClient live = cloud.client(cloud.keys().tenant(tenant).create());

    assertThat(
            cloud
                .aws()
                .during(
                    "sqs",
                    () ->
                        live.send(
                            TestRequest.of("POST", "/v1/server/services/nginx/restart")
                                .with("Prefer", "respond-async"))))
        .containsExactly("SendMessage");
    assertThat(commandKeys()).isOne();
  }

  @Test
  void theDatabaseKeepsNothingToSendForASimulatedServer() {
    simulated.post("/v1/server/services/fail-silent/restart");

    assertThatThrownBy(() -> update("UPDATE job SET message = '{}' WHERE simulated"))
        .hasStackTraceContaining("job_simulated_has_no_message");
    assertThatThrownBy(() ->
            update(
                "INSERT INTO server (id, tenant_id, name, created_at)"
                    + " VALUES (7, 7, 'web', now())"))
        .hasStackTraceContaining("server_is_real");
  }

  /** Every route succeeds, so each is really walked, but those of webhooks, which are live. */
  private void ask(UriRouteInfo<?, ?> route) {
    String template = route.getUriMatchTemplate().toPathString();
    String name = route.getHttpMethodName() + " " + template;
    TestRequest request = TestRequest.of(route.getHttpMethodName(), path(template));
    if (!List.of("GET", "DELETE").contains(route.getHttpMethodName())) {
      request = request.json(BODIES.getOrDefault(name, "{}"));
    }
    TestAnswer answer = simulated.client().send(request);
    if (template.startsWith("/v1/webhooks")) {
      assertThat(answer.status()).as(name + answer.text()).isIn(200, 403, 404);
    } else {
      assertThat(answer.status()).as(name + answer.text()).isIn(200, 201);
    }
  }

  private String path(String template) {
    return template
        .replace("/v1/jobs/{id}", "/v1/jobs/" + job())
        .replace("/v1/backups/{id}", "/v1/backups/" + backup())
        .replace("/v1/backup-schedules/{sid}/{id}", "/v1/backup-schedules/{sid}/" + schedule())
        .replace("{sid}", Long.toString(tenant))
        .replace("{name}", "nginx")
        .replace("{operationId}", operation())
        .replaceAll("\\{[^}]*}", "1");
  }

  private String operation() {
    String document = simulated.client().get("/v1/openapi.json").text();
    return document.split("\"operationId\":\"", 2)[1].split("\"", 2)[0];
  }

  private Object job() {
    return simulated.post("/v1/server/services/cron/restart").data().getOrDefault("id", "");
  }

  private long backup() {
    return TestingSimulation.id(simulated.backup("walk " + UUID.randomUUID()));
  }

  private long schedule() {
    TestAnswer answer =
        simulated
            .client()
            .send(
                TestRequest.of("PUT", "/v1/backup-schedules/" + tenant)
                    .json("{\"schedules\":[{\"hour\":2,\"name\":\"" + UUID.randomUUID() + "\"}]}"));
    return TestingSimulation.id(TestingSimulation.items(answer).getFirst());
  }

  private void provoke(String name) {
    assertThat(simulated.post("/v1/server/services/" + name + "/restart").status()).isIn(200, 202);
    assertThat(simulated.backup(name)).containsKey("state");
  }

  private void sweepUntilEverythingIsOver() {
    cloud.clock().advance(Duration.ofSeconds(10));
    JobSweeps.sweep(cloud);
    cloud.clock().advance(Duration.ofHours(2));
    JobSweeps.sweep(cloud);
    assertThat(TestingSimulation.items(simulated.client().get("/v1/jobs?limit=100")))
        .extracting(job -> job.get("state"))
        .contains("SUCCEEDED", "FAILED", "REFUSED", "INTERRUPTED", "EXPIRED")
        .doesNotContain("QUEUED", "DELIVERED", "RUNNING");
  }

  private List<UriRouteInfo<?, ?>> routes() {
    return cloud
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/v1/"))
        .filter(route -> !route.getUriMatchTemplate().toPathString().startsWith("/v1/probe"))
        .<UriRouteInfo<?, ?>>map(route -> route)
        .toList();
  }

  private void update(String sql) {
    transactions()
        .executeWrite(status -> {
          try (Statement statement = status.getConnection().createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  private TransactionOperations<Connection> transactions() {
    return cloud.context().getBean(new GenericArgument<TransactionOperations<Connection>>() {});
  }

  private long commandKeys() {
    return transactions()
        .executeRead(status -> {
          try (Statement statement = status.getConnection().createStatement();
              ResultSet count = statement.executeQuery("SELECT count(*) FROM command_key")) {
            count.next();
            return count.getLong(1);
          }
        });
  }
}
