package dev.bowline.cloud.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestRequest;
import dev.bowline.cloud.testing.TestingCloud;
import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Walks every route there is. */
class RoutesTest {

  private static final Path PUBLIC = Path.of("src/test/resources/public-routes.txt");

  private static final Path PANEL = Path.of("src/test/resources/panel-routes.txt");

  private final TestingCloud cloud = TestingCloud.shared(Front.NETTY);

  @Test
  void everyRouteDemandsSomethingOrIsListedAsPublic() throws IOException {
    assertThat(routes())
        .allSatisfy(route ->
            assertThat(demand(route)).as(name(route)).isNotInstanceOf(Demand.Undeclared.class));
    assertThat(
            routes()
                .filter(route -> demand(route) instanceof Demand.Nothing)
                .map(RoutesTest::name)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(lines(PUBLIC));
  }

  @Test
  void theListSaysWhatEveryRouteOfThePanelDemands() throws IOException {
    assertThat(
            routes()
                .filter(route -> demand(route) instanceof Demand.Panel)
                .map(RoutesTest::inTheList)
                .distinct())
        .containsExactlyInAnyOrderElementsOf(lines(PANEL));
  }

  @Test
  void everyOtherRouteRefusesARequestWithoutALogin() {
    List<UriRouteInfo<?, ?>> guarded =
        routes().filter(route -> !(demand(route) instanceof Demand.Nothing)).toList();
    assertThat(guarded).hasSizeGreaterThan(5);
    for (UriRouteInfo<?, ?> route : guarded) {
      String path = route.getUriMatchTemplate().toPathString().replaceAll("\\{[^}]*}", "1");
      TestAnswer answer = cloud.send(TestRequest.of(route.getHttpMethodName(), path));
      assertThat(answer.status()).as(name(route) + answer.text()).isEqualTo(401);
      assertThat(answer.code()).isIn("AUTH_MISSING", "SESSION_REQUIRED");
    }
  }

  @Test
  void noRouteLiesUnderASurfaceThatIsNotItsOwn() {
    assertThat(routes())
        .allSatisfy(route -> {
          String path = route.getUriMatchTemplate().toPathString();
          switch (demand(route)) {
            case Demand.Panel _ -> assertThat(path).startsWith("/panel/");
            case Demand.Agent() -> assertThat(path).startsWith("/agent/v1/");
            case Demand.Key(), Demand.Scoped _ -> assertThat(path).startsWith("/v1/");
            case Demand.Token(), Demand.TokenScoped _ ->
                assertThat(path).matches("/api/v1/[a-z-]+\\.php");
            case Demand.Nothing(), Demand.Undeclared() -> assertThat(path).startsWith("/");
          }
        });
  }

  private Stream<UriRouteInfo<?, ?>> routes() {
    return cloud
        .bean(Router.class)
        .uriRoutes()
        .filter(route -> route.getHttpMethod() != HttpMethod.HEAD)
        .filter(route -> !route.getUriMatchTemplate().toPathString().startsWith("/v1/probe"));
  }

  private static Demand demand(UriRouteInfo<?, ?> route) {
    return Demands.of(route.getAnnotationMetadata());
  }

  private static String name(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
  }

  private static String inTheList(UriRouteInfo<?, ?> route) {
    return demand(route) instanceof Demand.Panel(Role least, boolean everyday)
        ? least + " " + name(route) + (everyday ? " everyday" : "")
        : "? " + name(route);
  }

  private static List<String> lines(Path list) throws IOException {
    return Files.readAllLines(list).stream().filter(line -> !line.isBlank()).toList();
  }
}
