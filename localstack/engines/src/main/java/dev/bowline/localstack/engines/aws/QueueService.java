package dev.bowline.localstack.engines.aws;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * SQS over the JSON protocol: checks whether the caller may, then lets ElasticMQ do it. What is
 * forwarded is written anew from what was checked, so that the two cannot read a request
 * differently.
 */
final class QueueService implements AwsService {

  /** A call that names no wait may wait as its queue says, for 20 s at most. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Pattern QUEUE_URL =
      Pattern.compile("https?://[A-Za-z0-9.:-]+/(\\d{12})/([A-Za-z0-9_-]{1,80}(?:\\.fifo)?)");

  /** Each operation with the permission it needs, as AWS lists them. */
  private static final Map<String, String> PERMISSIONS =
      Map.ofEntries(
          Map.entry("CreateQueue", "sqs:CreateQueue"),
          Map.entry("DeleteQueue", "sqs:DeleteQueue"),
          Map.entry("GetQueueUrl", "sqs:GetQueueUrl"),
          Map.entry("ListQueues", "sqs:ListQueues"),
          Map.entry("GetQueueAttributes", "sqs:GetQueueAttributes"),
          Map.entry("SetQueueAttributes", "sqs:SetQueueAttributes"),
          Map.entry("PurgeQueue", "sqs:PurgeQueue"),
          Map.entry("SendMessage", "sqs:SendMessage"),
          Map.entry("SendMessageBatch", "sqs:SendMessage"),
          Map.entry("ReceiveMessage", "sqs:ReceiveMessage"),
          Map.entry("DeleteMessage", "sqs:DeleteMessage"),
          Map.entry("DeleteMessageBatch", "sqs:DeleteMessage"),
          Map.entry("ChangeMessageVisibility", "sqs:ChangeMessageVisibility"),
          Map.entry("ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility"));

  /** After these, whoever waits for messages may find some, or no queue. */
  private static final Set<String> WAKING =
      Set.of(
          "SendMessage",
          "SendMessageBatch",
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch",
          "DeleteQueue");

  private final URI elasticMq;
  private final String account;
  private final String arnPrefix;
  private final int duplicateEvery;
  private final AtomicLong sent = new AtomicLong();
  private final LongPolls polls = new LongPolls();
  private final HttpClient client = HttpClient.newHttpClient();

  QueueService(URI elasticMq, String region, String account, int duplicateEvery) {
    this.elasticMq = elasticMq;
    this.account = account;
    this.duplicateEvery = duplicateEvery;
    this.arnPrefix = "arn:aws:sqs:%s:%s:".formatted(region, account);
  }

  @Override
  public String signingName() {
    return "sqs";
  }

  @Override
  public boolean speaks(AwsRequest request) {
    return request.jsonOperation("AmazonSQS").isPresent();
  }

  @Override
  public AwsAnswer answer(AwsRequest request, Caller caller) {
    String operation = request.jsonOperation("AmazonSQS").orElseThrow();
    String permission = PERMISSIONS.get(operation);
    if (permission == null) {
      throw AwsFault.unknownOperation();
    }
    var body = JsonBody.of(request);
    String queue = queue(operation, body);
    caller.require(permission, arnPrefix + queue);
    if (operation.equals("ReceiveMessage")) {
      return polls.receive(queue, body, atOnce -> forward(operation, atOnce));
    }
    if (operation.equals("SendMessage") && isDuplicated()) {
      forward(operation, body);
    }
    AwsAnswer answer = forward(operation, body);
    if (WAKING.contains(operation)) {
      polls.wake(queue);
    }
    return answer;
  }

  private boolean isDuplicated() {
    return duplicateEvery > 0 && sent.incrementAndGet() % duplicateEvery == 0;
  }

  private String queue(String operation, JsonBody body) {
    return switch (operation) {
      case "ListQueues" -> "";
      case "CreateQueue", "GetQueueUrl" -> body.required("QueueName");
      default -> queueOf(body.required("QueueUrl"));
    };
  }

  private String queueOf(String url) {
    var matcher = QUEUE_URL.matcher(url);
    if (!matcher.matches() || !matcher.group(1).equals(account)) {
      throw new AwsFault(404, "InvalidAddress", "The address " + url + " is not valid.");
    }
    return matcher.group(2);
  }

  private AwsAnswer forward(String operation, JsonBody body) {
    var request =
        HttpRequest.newBuilder(elasticMq)
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(JsonBody.write(body.fields())))
            .build();
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new AwsAnswer(response.statusCode(), kept(response), response.body());
    } catch (IOException away) {
      throw new AwsFault(503, "ServiceUnavailable", "The queue engine does not answer.");
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new AwsFault(503, "ServiceUnavailable", "The front is closing.");
    }
  }

  private static Map<String, String> kept(HttpResponse<?> response) {
    var headers = new HashMap<String, String>();
    for (String name : new String[] {"Content-Type", "x-amzn-query-error"}) {
      response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    return headers;
  }

  /** SQS still names its older codes in a header, and SDKs prefer that one. */
  @Override
  public AwsAnswer fault(AwsFault fault) {
    var body = Map.of("__type", "com.amazonaws.sqs#" + fault.code(), "message", fault.sentence());
    var headers =
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.0",
            "x-amzn-query-error",
            fault.code() + ";Sender");
    return new AwsAnswer(fault.status(), headers, JsonBody.write(body));
  }
}
