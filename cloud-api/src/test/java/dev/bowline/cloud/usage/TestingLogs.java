package dev.bowline.cloud.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.platform.Installation;
import dev.bowline.cloud.platform.Tables;
import dev.bowline.localstack.engines.LocalEngines;
import io.micronaut.context.ApplicationContext;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables of their own on a real engine, and everything that writes to them and reads them. */
final class TestingLogs implements AutoCloseable {

  /** Far ahead, lest the engine expire what the tests write. */
  static final Instant NOW = Instant.parse("2056-03-04T05:06:07.891011Z");

  static final LineFormat FORMAT = new LineFormat(ObjectMapper.getDefault());

  private static final AtomicLong PREFIXES = new AtomicLong();

  private final String prefix = "usage" + PREFIXES.incrementAndGet() + "-";
  private final DynamoDbClient dynamoDb;

  private TestingLogs() {
    this.dynamoDb = client(List.of());
    try (ApplicationContext context = ApplicationContext.run(configuration(prefix))) {
      context.getBean(Tables.class).create();
    }
  }

  static TestingLogs create() {
    return new TestingLogs();
  }

  /** What an instance needs to know to use these tables. */
  static Map<String, Object> configuration(String prefix) {
    LocalEngines engines = LocalEngines.shared();
    return Map.of(
        "bowline.local", true,
        "bowline.table-prefix", prefix,
        "bowline.aws.region", engines.region(),
        "bowline.aws.access-key-id", engines.accessKeyId(),
        "bowline.aws.secret-access-key", engines.secretAccessKey(),
        "bowline.aws.dynamodb-endpoint", engines.dynamoDbEndpoint().toString(),
        "bowline.aws.sqs-endpoint", engines.sqsEndpoint().toString(),
        "bowline.aws.s3-endpoint", engines.s3Endpoint().toString(),
        "bowline.aws.sts-endpoint", engines.stsEndpoint().toString(),
        "bowline.aws.kms-endpoint", engines.kmsEndpoint().toString());
  }

  private Installation installation() {
    URI nowhere = URI.create("https://127.0.0.1");
    return new Installation(true, nowhere, nowhere, prefix);
  }

  /** A packer that remembers nothing, as after a start. */
  FilePacking packing(Path directory, ExecutionInterceptor... interceptors) {
    PackedLogTable table = table(client(List.of(interceptors)));
    InstantSource clock = InstantSource.fixed(NOW);
    return new FilePacking(
        new LogDirectory(directory), new Packer(FORMAT, table, clock), table, clock);
  }

  /** The packer of what CloudWatch delivers, as after a start. */
  DeliveryPacking deliveryPacking(ExecutionInterceptor... interceptors) {
    PackedLogTable table = table(client(List.of(interceptors)));
    return new DeliveryPacking(new Packer(FORMAT, table, InstantSource.fixed(NOW)));
  }

  private PackedLogTable table(DynamoDbClient client) {
    return new PackedLogTable(client, new CountTable(client, installation()), installation());
  }

  /** Packs {@code lines} out of one source, slice by slice. */
  void pack(List<RequestLine> lines) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    lines.stream().map(FORMAT::write).forEach(log::writeBytes);
    try {
      Packer packer = new Packer(FORMAT, table(dynamoDb), InstantSource.fixed(NOW));
      assertThat(packer.packAll(new Bytes(log.toByteArray()), null)).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source in memory. */
  private record Bytes(byte[] log) implements LineSource {

    @Override
    public String name() {
      return "20560304T05.a.0000.jsonl";
    }

    @Override
    public Slice read(Position position) {
      int from = (int) position.at();
      int to = Math.min(log.length, from + Slice.LIMIT);
      while (to > from && log[to - 1] != '\n') {
        to--;
      }
      return new Slice(name(), position, Arrays.copyOfRange(log, from, to), Marks.NONE);
    }
  }

  ChunkTable chunks() {
    return new ChunkTable(dynamoDb, installation());
  }

  /** How many chunks hold the lines of a key. */
  int chunks(long key) {
    int count = 0;
    Iterator<Chunk> chunks =
        chunks().descending(RequestLine.subject(key), Instant.EPOCH, NOW.plusSeconds(86_400));
    for (; chunks.hasNext(); chunks.next()) {
      count++;
    }
    return count;
  }

  CountTable counts() {
    return new CountTable(dynamoDb, installation());
  }

  PackedLogs logs(ExecutionInterceptor... interceptors) {
    DynamoDbClient client = interceptors.length == 0 ? dynamoDb : client(List.of(interceptors));
    return new PackedLogs(new ChunkTable(client, installation()), FORMAT, InstantSource.fixed(NOW));
  }

  /** Every line of a key, page by page. */
  List<RequestLine> all(long key) {
    List<RequestLine> lines = new ArrayList<>();
    LogCursor next = null;
    do {
      LogPage page = logs().find(key, everything(next));
      lines.addAll(page.lines());
      next = page.next();
    } while (next != null);
    return lines;
  }

  static LogQuery everything(@Nullable LogCursor after) {
    return new LogQuery(200, LogFilter.ANY, Instant.EPOCH, NOW.plusSeconds(86_400), after);
  }

  /** One count of a roll-up, 0 when absent. */
  long count(long key, Instant hour, String name) {
    Map<String, AttributeValue> place =
        Map.of(
            "pk", AttributeValue.fromS(RequestLine.subject(key)),
            "sk", AttributeValue.fromS(Moments.hour(hour)));
    AttributeValue count =
        dynamoDb.getItem(r -> r.tableName(prefix + "rollups").key(place)).item().get(name);
    return count == null ? 0 : Long.parseLong(count.n());
  }

  static RequestLine line(long key, Instant time, String id) {
    return line(key, time, id, "GET", 200);
  }

  static RequestLine line(long key, Instant time, String id, String method, int status) {
    return new RequestLine(
        time,
        method,
        "/v1/me",
        "/v1/me",
        status,
        1.5,
        "127.0.0.1",
        key,
        1,
        id,
        "key:" + key,
        "server:read");
  }

  @Override
  public void close() {
    dynamoDb.close();
  }

  private static DynamoDbClient client(List<ExecutionInterceptor> interceptors) {
    LocalEngines engines = LocalEngines.shared();
    return DynamoDbClient.builder()
        .region(Region.of(engines.region()))
        .endpointOverride(engines.dynamoDbEndpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(engines.accessKeyId(), engines.secretAccessKey())))
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            o -> o.executionInterceptors(interceptors).retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }
}
