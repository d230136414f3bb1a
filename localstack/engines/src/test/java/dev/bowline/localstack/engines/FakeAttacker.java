package dev.bowline.localstack.engines;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** Sits between a client and the front and changes what was signed: one header, or the body. */
record FakeAttacker(SdkHttpClient wire, String header, String value, String body)
    implements SdkHttpClient {

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    var changed = request.httpRequest().toBuilder();
    var forged = HttpExecuteRequest.builder();
    if (!header.isEmpty()) {
      changed.putHeader(header, value);
    }
    if (!body.isEmpty()) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      changed.putHeader("Content-Length", Integer.toString(bytes.length));
      forged.contentStreamProvider(() -> new ByteArrayInputStream(bytes));
    } else {
      request.contentStreamProvider().ifPresent(forged::contentStreamProvider);
    }
    return wire.prepareRequest(forged.request(changed.build()).build());
  }

  @Override
  public void close() {
    wire.close();
  }
}
