package dev.bowline.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.FakeLambdaContext;
import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.TestingCloud;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LambdaSpeedTest {

  private static final int EARLY = 1_500;
  private static final int CALLS = 20_000;
  private static final int SAMPLE = 1_000;
  private static final byte[] EVENT =
      """
      {"version":"2.0","rawPath":"/v1/health","rawQueryString":"","headers":{"host":"a"},
       "requestContext":{"http":{"method":"GET","path":"/v1/health","sourceIp":"127.0.0.1"}}}
      """
          .getBytes(StandardCharsets.UTF_8);

  private final ApiHandler handler = new ApiHandler(TestingCloud.shared(Front.LAMBDA).context());

  /** Micronaut's own handlers take twice as long after 4,000 calls. */
  @Test
  void isAsFastAtCall20000AsAtCall2000() throws IOException {
    long[] nanos = new long[CALLS];
    for (int i = 0; i < CALLS; i++) {
      long start = System.nanoTime();
      call();
      nanos[i] = System.nanoTime() - start;
    }
    long early = median(nanos, EARLY);
    long late = median(nanos, CALLS - SAMPLE);
    System.out.printf("Lambda: call 2,000 %d µs, call 20,000 %d µs%n", early / 1000, late / 1000);
    assertThat(late).isLessThan(early * 3 / 2);
  }

  private void call() throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(new ByteArrayInputStream(EVENT), output, new FakeLambdaContext());
    assertThat(output.toString(StandardCharsets.UTF_8)).contains("\"statusCode\":200");
  }

  private static long median(long[] nanos, int from) {
    long[] sample = Arrays.copyOfRange(nanos, from, from + SAMPLE);
    Arrays.sort(sample);
    return sample[SAMPLE / 2];
  }
}
