package dev.bowline.cloud.testing;

import dev.bowline.contract.signature.RequestMac;
import java.time.InstantSource;

/** Signs as the published clients do, by the cloud's clock. */
public final class SignedClient {

  private final TestingCloud cloud;
  private final TestKey key;
  private final InstantSource time;

  SignedClient(TestingCloud cloud, TestKey key, InstantSource time) {
    this.cloud = cloud;
    this.key = key;
    this.time = time;
  }

  /** A signed GET, sent. */
  public TestAnswer get(String target) {
    return send(TestRequest.of("GET", target));
  }

  /** A signed POST, sent. */
  public TestAnswer post(String target, String json) {
    return send(TestRequest.of("POST", target).json(json));
  }

  /** A signed DELETE, sent. */
  public TestAnswer delete(String target) {
    return send(TestRequest.of("DELETE", target));
  }

  /** Signs and sends {@code request}. */
  public TestAnswer send(TestRequest request) {
    return cloud.send(sign(request));
  }

  /** The same request, signed now. */
  public TestRequest sign(TestRequest request) {
    return signAt(request, Long.toString(time.instant().getEpochSecond()));
  }

  /** The same request, signed with that timestamp whatever it says. */
  public TestRequest signAt(TestRequest request, String timestamp) {
    byte[] body = request.method().equals("DELETE") ? new byte[0] : request.body();
    return signed(request, timestamp, body);
  }

  /** A DELETE whose body is signed too. */
  public TestRequest signWithBody(TestRequest request) {
    return signed(request, Long.toString(time.instant().getEpochSecond()), request.body());
  }

  private TestRequest signed(TestRequest request, String timestamp, byte[] body) {
    String path = request.target();
    String target =
        path.startsWith("/api/external/") ? path.substring("/api/external".length()) : path;
    byte[] text = RequestMac.text(request.method(), target, timestamp, body);
    return request
        .with("X-API-Key", key.id())
        .with("X-Timestamp", timestamp)
        .with("X-Signature", RequestMac.compute(key.secret(), text));
  }
}
