package dev.bowline.cloud.platform;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * The HTTP client of AWS's clients. It keeps connections for further calls, but none until a
 * process of which a snapshot will be taken is restored: of a snapshot's connections the other end
 * knows nothing.
 */
final class AwsHttp implements SdkHttpClient, SnapshotGuard {

  private final SdkHttpClient client;
  private volatile boolean keepsConnections;

  AwsHttp(SdkHttpClient client, boolean keepsConnections) {
    this.client = client;
    this.keepsConnections = keepsConnections;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return client.prepareRequest(keepsConnections ? request : closing(request));
  }

  @Override
  public void beforeCheckpoint() {
    keepsConnections = false;
  }

  @Override
  public void afterRestore() {
    keepsConnections = true;
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }

  private static HttpExecuteRequest closing(HttpExecuteRequest request) {
    SdkHttpRequest last =
        request.httpRequest().toBuilder().putHeader("Connection", "close").build();
    HttpExecuteRequest.Builder copy =
        HttpExecuteRequest.builder()
            .request(last)
            .metricCollector(request.metricCollector().orElse(null));
    request.contentStreamProvider().ifPresent(copy::contentStreamProvider);
    return copy.build();
  }
}
