package dev.bowline.cloud.testing;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * Answers the one write of admission in this process, always with yes, so that what is measured is
 * Bowline and the SDK and not an emulator of DynamoDB. All other calls go where they went.
 */
@Singleton
@Requires(property = "testing.instant-admission", value = "true")
final class InstantAdmission implements BeanCreatedEventListener<SdkHttpClient> {

  private static final String UPDATE = "DynamoDB_20120810.UpdateItem";

  @Override
  public SdkHttpClient onCreated(BeanCreatedEvent<SdkHttpClient> event) {
    return new Answering(event.getBean());
  }

  private record Answering(SdkHttpClient wire) implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      boolean isAdmission =
          request
              .httpRequest()
              .firstMatchingHeader("X-Amz-Target")
              .filter(UPDATE::equals)
              .isPresent();
      return isAdmission ? new Yes() : wire.prepareRequest(request);
    }

    @Override
    public void close() {
      wire.close();
    }
  }

  private static final class Yes implements ExecutableHttpRequest {

    private static final byte[] BODY =
        "{\"Attributes\":{\"c\":{\"N\":\"1\"}}}".getBytes(StandardCharsets.US_ASCII);

    @Override
    public HttpExecuteResponse call() throws IOException {
      return HttpExecuteResponse.builder()
          .response(
              SdkHttpFullResponse.builder()
                  .statusCode(200)
                  .putHeader("Content-Type", "application/x-amz-json-1.0")
                  .build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(BODY)))
          .build();
    }

    @Override
    public void abort() {
      // Nothing is under way.
    }
  }
}
