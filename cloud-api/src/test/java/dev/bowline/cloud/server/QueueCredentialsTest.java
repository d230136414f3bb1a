package dev.bowline.cloud.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bowline.cloud.command.CommandQueue;
import dev.bowline.cloud.testing.SimulatedAgent;
import dev.bowline.cloud.testing.TestingCloud;
import dev.bowline.contract.wire.Fields;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

class QueueCredentialsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void letsAnAgentReadItsOwnQueueAndNoOther() {
    TestingCloud cloud = TestingServers.shared();
    Fields own = TestingServers.enrolled(cloud, TestingServers.newTenant()).credentials();
    Fields other = TestingServers.enrolled(cloud, TestingServers.newTenant()).credentials();

    try (SqsClient sqs = SimulatedAgent.sqs(own)) {
      assertThat(receive(sqs, own.text("queue_url"))).isEmpty();
      assertThat(refusal(() -> receive(sqs, other.text("queue_url")))).contains("AccessDenied");
    }
  }

  @Test
  void letsAnAgentSendNothingNotEvenToItself() {
    TestingCloud cloud = TestingServers.shared();
    Fields own = TestingServers.enrolled(cloud, TestingServers.newTenant()).credentials();

    try (SqsClient sqs = SimulatedAgent.sqs(own)) {
      assertThat(
              refusal(() ->
                  sqs.sendMessage(
                      send -> send.queueUrl(own.text("queue_url")).messageBody("forged"))))
          .contains("AccessDenied");
    }
  }

  @Test
  void endsWithTheCredentials() throws Exception {
    try (TestingCloud cloud =
        TestingServers.cloud(Map.of("bowline.aws.agent-credentials-life", "10s"))) {
      Fields own = TestingServers.enrolled(cloud, TestingServers.newTenant()).credentials();
      try (SqsClient sqs = SimulatedAgent.sqs(own)) {
        assertThat(receive(sqs, own.text("queue_url"))).isEmpty();

        awaitRefusal(sqs, own);

        assertThat(refusal(() -> receive(sqs, own.text("queue_url")))).contains("ExpiredToken");
      }
    }
  }

  @Test
  void lastAnHour() {
    TestingCloud cloud = TestingServers.shared();
    Fields own = TestingServers.enrolled(cloud, TestingServers.newTenant()).credentials();

    assertThat(Instant.parse(own.text("expires_at")))
        .isBetween(Instant.now().plusSeconds(3_500), Instant.now().plusSeconds(3_700));
  }

  @Test
  void areNotVendedToAServerWithoutQueue() {
    TestingCloud cloud = TestingServers.shared();
    SimulatedAgent agent = TestingServers.enrolled(cloud, TestingServers.newTenant());
    cloud.bean(CommandQueue.class).delete(agent.serverId());

    assertThat(agent.send("POST", "/agent/v1/queue-credentials", Map.of()).status()).isEqualTo(404);
  }

  private static void awaitRefusal(SqsClient sqs, Fields own) throws InterruptedException {
    Instant until = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(until) && works(sqs, own)) {
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  private static boolean works(SqsClient sqs, Fields own) {
    try {
      receive(sqs, own.text("queue_url"));
      return true;
    } catch (SqsException e) {
      return false;
    }
  }

  private static List<?> receive(SqsClient sqs, String queue) {
    return sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(0)).messages();
  }

  private static String refusal(ThrowingCallable call) {
    SqsException e = catchThrowableOfType(SqsException.class, call);
    return e.awsErrorDetails().errorCode();
  }
}
