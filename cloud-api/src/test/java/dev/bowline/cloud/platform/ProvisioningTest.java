package dev.bowline.cloud.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProvisioningTest {

  @Test
  void mayRunTwiceAndOnTwoInstancesAtOnce() throws Exception {
    Map<String, Object> properties = FreshInstallation.properties();
    try (ApplicationContext one = ApplicationContext.run(properties);
        ApplicationContext other = ApplicationContext.run(properties);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Boolean> first = () -> provision(one);
      Callable<Boolean> second = () -> provision(other);
      for (Future<Boolean> done : threads.invokeAll(List.of(first, second))) {
        assertThat(done.get()).isTrue();
      }
      assertThat(provision(one)).isTrue();
    }
  }

  @Test
  void givesNoNumberTwice() {
    try (ApplicationContext context = ApplicationContext.run(FreshInstallation.properties())) {
      provision(context);
      Ids ids = context.getBean(Ids.class);

      assertThat(IntStream.range(0, 100).mapToObj(i -> ids.next()).toList())
          .doesNotHaveDuplicates()
          .isSorted();
    }
  }

  @Test
  void startsWithoutPostgreSql() {
    Map<String, Object> properties = new HashMap<>(FreshInstallation.properties());
    properties.put("datasources.default.url", "jdbc:postgresql://127.0.0.1:1/away");
    try (ApplicationContext context = ApplicationContext.run(properties)) {
      assertThat(context.isRunning()).isTrue();
    }
  }

  private static boolean provision(ApplicationContext context) {
    context.getBean(Provisioning.class).run();
    return true;
  }
}
