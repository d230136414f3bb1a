package dev.bowline.cloud.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as it goes over the wire, however malformed.
 *
 * @param headers names and values in order, repeated ones too
 */
public record TestRequest(String method, String target, List<Header> headers, byte[] body) {

  /** One header line. */
  public record Header(String name, String value) {}

  /** The list is copied. */
  public TestRequest {
    headers = List.copyOf(headers);
  }

  /** A request without headers and body. */
  public static TestRequest of(String method, String target) {
    return new TestRequest(method, target, List.of(), new byte[0]);
  }

  /** The same request with one more header line. */
  public TestRequest with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new TestRequest(method, target, more, body);
  }

  /** The same request without any header of that name. */
  public TestRequest without(String name) {
    List<Header> fewer = new ArrayList<>(headers);
    fewer.removeIf(header -> header.name().equalsIgnoreCase(name));
    return new TestRequest(method, target, fewer, body);
  }

  /** The same request to another target. */
  public TestRequest to(String other) {
    return new TestRequest(method, other, headers, body);
  }

  /** The same request with another method. */
  public TestRequest method(String other) {
    return new TestRequest(other, target, headers, body);
  }

  /** The same request with these bytes as its body. */
  public TestRequest body(byte[] bytes) {
    return new TestRequest(method, target, headers, bytes);
  }

  /** The same request with a JSON body. */
  public TestRequest json(String json) {
    return body(json.getBytes(StandardCharsets.UTF_8)).with("Content-Type", "application/json");
  }
}
