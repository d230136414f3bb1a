package dev.bowline.cloud.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A terminal, as {@code bowline login} speaks: forms first, then a bearer token. */
public final class CommandLine {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";

  private final TestingCloud cloud;
  private final TestAnswer begun;

  private CommandLine(TestingCloud cloud, TestAnswer begun) {
    this.cloud = cloud;
    this.begun = begun;
  }

  /** One that has asked for a login from {@code host}. */
  public static CommandLine on(TestingCloud cloud, String host) {
    TestAnswer begun =
        form(
            cloud,
            "/oauth/device_authorization",
            Map.of("client_id", "bowline-cli", "host_name", host));
    if (begun.status() != 200) {
      throw new IllegalStateException(begun.text());
    }
    return new CommandLine(cloud, begun);
  }

  /** The token of a login that {@code panel} approved. */
  public static String token(PanelClient panel, TestingCloud cloud, String host) {
    CommandLine asking = on(cloud, host);
    TestAnswer approved = panel.send("POST", asking.path() + "/approve");
    if (approved.status() != 200) {
      throw new IllegalStateException(approved.text());
    }
    return (String) Objects.requireNonNull(asking.poll().json().get("access_token"));
  }

  /** A form, sent. */
  public static TestAnswer form(TestingCloud cloud, String target, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
            .collect(Collectors.joining("&"));
    return form(cloud, target, body);
  }

  /** A form, sent as it is. */
  public static TestAnswer form(TestingCloud cloud, String target, String body) {
    return cloud.send(
        TestRequest.of("POST", target)
            .with("Content-Type", "application/x-www-form-urlencoded")
            .body(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** A request with a bearer token, to be sent. */
  public static TestRequest request(String token, String method, String target) {
    return TestRequest.of(method, target).with("Authorization", "Bearer " + token);
  }

  /** The answer that began the login. */
  public TestAnswer begun() {
    return begun;
  }

  /** What a person copies. */
  public String userCode() {
    return field("user_code");
  }

  /** What it polls with. */
  public String deviceCode() {
    return field("device_code");
  }

  /** Where a member decides. */
  public String path() {
    return "/panel/device-authorizations/" + userCode();
  }

  /** A poll, sent. */
  public TestAnswer poll() {
    return form(
        cloud,
        "/oauth/token",
        Map.of("client_id", "bowline-cli", "grant_type", GRANT, "device_code", deviceCode()));
  }

  private String field(String name) {
    return (String) Objects.requireNonNull(begun.json().get(name), begun.text());
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
