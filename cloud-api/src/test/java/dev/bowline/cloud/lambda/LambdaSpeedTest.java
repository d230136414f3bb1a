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

  private static final int CALLS_OF_THE_YOUNG = 2_000;
  private static final int CALLS_OF_THE_OLD = 20_000;
  private static final int PAIRS = 1_000;
  private static final byte[] EVENT =
      """
      {"version":"2.0","rawPath":"/v1/health","rawQueryString":"","headers":{"host":"a"},
       "requestContext":{"http":{"method":"GET","path":"/v1/health","sourceIp":"127.0.0.1"}}}
      """
          .getBytes(StandardCharsets.UTF_8);

  /**
   * Micronaut's own handlers take twice as long after 4,000 calls. Two functions, one with many
   * calls behind it, are called in turn, so that a busy machine slows both.
   */
  @Test
  void isAsFastAtCall20000AsAtCall2000() throws IOException {
    try (TestingCloud one = TestingCloud.start(Front.LAMBDA);
        TestingCloud other = TestingCloud.start(Front.LAMBDA)) {
      ApiHandler old = new ApiHandler(one.context());
      ApiHandler young = new ApiHandler(other.context());
      call(old, CALLS_OF_THE_OLD);
      call(young, CALLS_OF_THE_YOUNG);
      long[] early = new long[PAIRS];
      long[] late = new long[PAIRS];
      for (int i = 0; i < PAIRS; i++) {
        early[i] = call(young, 1);
        late[i] = call(old, 1);
      }
      System.out.printf(
          "Lambda: from call 2,000 %d µs, from call 20,000 %d µs%n",
          median(early) / 1000, median(late) / 1000);
      assertThat(median(late)).isLessThan(median(early) * 5 / 4);
    }
  }

  private static long call(ApiHandler handler, int times) throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(EVENT), output, new FakeLambdaContext());
      assertThat(output.toString(StandardCharsets.UTF_8)).contains("\"statusCode\":200");
    }
    return System.nanoTime() - start;
  }

  private static long median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
