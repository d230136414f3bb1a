package dev.bowline.cloud.testing;

import dev.bowline.cloud.credential.BearerToken;
import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.member.Tenants;
import dev.bowline.cloud.session.Role;
import dev.bowline.cloud.session.SessionToken;
import dev.bowline.cloud.session.Sessions;
import dev.bowline.cloud.session.Standing;
import dev.bowline.contract.Secret;
import dev.bowline.contract.key.ApiToken;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person in the panel, as their browser speaks: a cookie, and the CSRF token with changes. */
public final class PanelClient {

  /** Everybody's password. */
  public static final String PASSWORD = "correct horse battery staple";

  private final TestingCloud cloud;
  private final String email;
  private final String cookie;
  private final String csrfToken;

  private PanelClient(TestingCloud cloud, String email, String cookie, String csrfToken) {
    this.cloud = cloud;
    this.email = email;
    this.cookie = cookie;
    this.csrfToken = csrfToken;
  }

  /** The ROOT of a new tenant, logged in. */
  public static PanelClient ofNewTenant(TestingCloud cloud) {
    String email = UUID.randomUUID() + "@example.com";
    cloud.bean(Tenants.class).createTenant("Tenant of " + email, email, Secret.of(PASSWORD));
    return loggedIn(cloud, email);
  }

  /** Somebody of the same tenant who was invited, came, and logged in. */
  public PanelClient colleague(Role role) {
    String address = UUID.randomUUID() + "@example.com";
    TestAnswer invited =
        send(
            "POST",
            "/panel/invitations",
            "{\"email\":\"%s\",\"role\":\"%s\"}".formatted(address, role));
    String link = (String) field(invited, "link");
    cloud.send(
        TestRequest.of("POST", "/invitations/acceptances")
            .json(
                "{\"token\":\"%s\",\"name\":\"Colleague\",\"password\":\"%s\"}"
                    .formatted(link.substring(link.indexOf('#') + 1), PASSWORD)));
    return loggedIn(cloud, address);
  }

  /** Somebody who exists, logged in. */
  public static PanelClient loggedIn(TestingCloud cloud, String email) {
    return from(cloud, email, logIn(cloud, email, PASSWORD));
  }

  private static PanelClient from(TestingCloud cloud, String email, TestAnswer login) {
    String cookie = login.header("Set-Cookie").orElseThrow().split(";", 2)[0];
    return new PanelClient(cloud, email, cookie, (String) field(login, "csrf_token"));
  }

  /** The same person in another browser. */
  public PanelClient again() {
    return loggedIn(cloud, email);
  }

  /** The same person in another browser, by password and code. */
  public PanelClient againWith(String code) {
    return from(cloud, email, logIn(cloud, email, PASSWORD, code));
  }

  /** The tenant's number. */
  public long tenantId() {
    return member().tenantId();
  }

  /** The member's own number. */
  public long memberId() {
    return member().memberId();
  }

  /** A login, sent. */
  public static TestAnswer logIn(TestingCloud cloud, String email, String password) {
    return cloud.send(
        TestRequest.of("POST", "/panel/session")
            .json("{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}"));
  }

  /** A login with a code, sent; without one where it is null. */
  public static TestAnswer logIn(
      TestingCloud cloud, String email, String password, @Nullable String code) {
    return code == null
        ? logIn(cloud, email, password)
        : cloud.send(
            TestRequest.of("POST", "/panel/session")
                .json(
                    "{\"email\":\"%s\",\"password\":\"%s\",\"code\":\"%s\"}"
                        .formatted(email, password, code)));
  }

  /** A GET, sent. */
  public TestAnswer get(String target) {
    return cloud.send(TestRequest.of("GET", target).with("Cookie", cookie));
  }

  /** A change without a body, sent. */
  public TestAnswer send(String method, String target) {
    return cloud.send(change(method, target));
  }

  /** A change, sent. */
  public TestAnswer send(String method, String target, String json) {
    return cloud.send(change(method, target).json(json));
  }

  /** A change to be sent. */
  public TestRequest change(String method, String target) {
    return TestRequest.of(method, target).with("Cookie", cookie).with("X-CSRF-Token", csrfToken);
  }

  /** A key made in the panel of the fields in {@code json}. */
  public TestKey createKey(String json) {
    TestAnswer answer = send("POST", "/panel/keys", json);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    String id = (String) field(answer, "api_key");
    return new TestKey(
        cloud.bean(Credentials.class).find(id).orElseThrow().credential(),
        Secret.of((String) field(answer, "api_secret")));
  }

  /** A bearer token made in the panel of the fields in {@code json}. */
  public TestToken createToken(String json) {
    TestAnswer answer = send("POST", "/panel/tokens", json);
    if (answer.status() != 201) {
      throw new IllegalStateException(answer.text());
    }
    ApiToken token = ApiToken.parse((String) field(answer, "bearer_token")).orElseThrow();
    BearerToken bearer =
        cloud
            .bean(Credentials.class)
            .find(BearerToken.class, BearerToken.idOf(token))
            .orElseThrow()
            .credential();
    return new TestToken(bearer, token);
  }

  /** The cookie header. */
  public String cookie() {
    return cookie;
  }

  /** The login. */
  public String email() {
    return email;
  }

  /** The token that must go with every change. */
  public String csrfToken() {
    return csrfToken;
  }

  private Standing member() {
    return cloud.bean(Sessions.class).find(token()).orElseThrow().member();
  }

  private SessionToken token() {
    return SessionToken.parse(cookie.substring(cookie.indexOf('=') + 1)).orElseThrow();
  }

  private static Object field(TestAnswer answer, String name) {
    return Objects.requireNonNull(answer.data().get(name), answer.text());
  }
}
