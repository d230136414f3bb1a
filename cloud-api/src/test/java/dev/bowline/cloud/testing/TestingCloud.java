package dev.bowline.cloud.testing;

import dev.bowline.cloud.credential.Credentials;
import dev.bowline.cloud.platform.Tables;
import dev.bowline.localstack.engines.LocalEngines;
import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import java.io.IOException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * The whole API on the shared engines, with tables of its own.
 *
 * <pre>{@code
 * try (TestingCloud cloud = TestingCloud.start(Front.NETTY)) {
 *   TestKey key = cloud.keys().scopes("server:read").create();
 *   TestAnswer answer = cloud.client(key).get("/v1/me");
 * }
 * }</pre>
 */
public final class TestingCloud implements AutoCloseable {

  private static final Map<Front, TestingCloud> SHARED = new EnumMap<>(Front.class);

  private final Map<String, Object> settings;
  private final ApplicationContext context;
  private final Entrance entrance;
  private final TestClock clock;
  private final AwsCalls aws;
  private final Metering metering = new Metering();

  private TestingCloud(Front front, Map<String, Object> settings, TestClock clock) {
    this.settings = Map.copyOf(settings);
    this.clock = clock;
    this.aws = new AwsCalls();
    this.context =
        ApplicationContext.builder()
            .properties(settings)
            .build()
            .registerSingleton(InstantSource.class, clock)
            .registerSingleton(ExecutionInterceptor.class, aws)
            .registerSingleton(ExecutionInterceptor.class, metering, Qualifiers.byName("metering"))
            .start();
    context.getBean(Tables.class).create();
    this.entrance = front.open(context);
  }

  /**
   * One cloud for the whole JVM, for tests that make keys of their own and leave the clock running.
   */
  public static synchronized TestingCloud shared(Front front) {
    return SHARED.computeIfAbsent(
        front,
        absent -> {
          TestingCloud cloud = start(absent);
          Runtime.getRuntime().addShutdownHook(new Thread(cloud::close));
          return cloud;
        });
  }

  /** A cloud with tables of its own. */
  public static TestingCloud start(Front front) {
    return start(front, Map.of());
  }

  /** A cloud with tables of its own and more settings. */
  public static TestingCloud start(Front front, Map<String, Object> more) {
    String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + "-";
    Map<String, Object> settings = new HashMap<>(settings(prefix));
    settings.putAll(more);
    return new TestingCloud(front, settings, new TestClock());
  }

  /** Another instance of the same cloud: the same settings, tables and clock, its own copies. */
  public TestingCloud anotherInstance(Front front) {
    return anotherInstance(front, Map.of());
  }

  /** Another instance of the same cloud with other settings. */
  public TestingCloud anotherInstance(Front front, Map<String, Object> others) {
    Map<String, Object> changed = new HashMap<>(settings);
    changed.putAll(others);
    return new TestingCloud(front, changed, clock);
  }

  /** The cloud's clock. */
  public TestClock clock() {
    return clock;
  }

  /** The calls of AWS this instance made. */
  public AwsCalls aws() {
    return aws;
  }

  /** Counts the calls of AWS this instance makes, while asked to. */
  public Metering metering() {
    return metering;
  }

  /** A bean of the application. */
  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  /** The application. */
  public ApplicationContext context() {
    return context;
  }

  /** A key to be made; it may do everything but open a terminal. */
  public TestKeys keys() {
    return TestKeys.in(context);
  }

  /** A bearer token to be made; it may read everything. */
  public TestTokens tokens() {
    return new TestTokens(context.getBean(Credentials.class));
  }

  /** A GET with a bearer token, sent. */
  public TestAnswer get(TestToken token, String target) {
    return send(TestRequest.of("GET", target).with("Authorization", "Bearer " + token.text()));
  }

  /** A client that signs with {@code key}. */
  public SignedClient client(TestKey key) {
    return new SignedClient(this, key, clock);
  }

  /** Sends {@code request} as it is. */
  public TestAnswer send(TestRequest request) {
    return entrance.send(request);
  }

  /** What stands in the Host header of the requests that are sent. */
  public String authority() {
    return entrance.authority();
  }

  /** The port on Netty. */
  public int port() {
    return netty().port();
  }

  /** A TLS connection to Netty. */
  public RawConnection connect() throws IOException {
    return netty().connect();
  }

  @Override
  public void close() {
    entrance.close();
    context.close();
  }

  private NettyEntrance netty() {
    if (entrance instanceof NettyEntrance netty) {
      return netty;
    }
    throw new IllegalStateException("A function has no port");
  }

  private static Map<String, Object> settings(String prefix) {
    LocalEngines engines = LocalEngines.shared();
    Map<String, Object> settings = new HashMap<>();
    settings.put("micronaut.server.port", -1);
    settings.put("micronaut.server.ssl.port", -1);
    settings.put("micronaut.server.ssl.key-store.path", "file:" + TestTls.shared().keyStore());
    settings.put("micronaut.server.ssl.key-store.password", TestTls.shared().password());
    settings.put("micronaut.server.ssl.key-store.type", "PKCS12");
    settings.put("testing.probe", true);
    settings.put("testing.provisioned", false);
    settings.put("bowline.background", false);
    settings.put("bowline.local", true);
    settings.put("bowline.table-prefix", prefix);
    settings.put("bowline.vault.kms-key-id", engines.kmsKeyId());
    settings.put("bowline.aws.region", engines.region());
    settings.put("bowline.aws.account-id", engines.accountId());
    settings.put("bowline.aws.agent-role-arn", engines.agentRoleArn());
    settings.put("bowline.aws.access-key-id", engines.accessKeyId());
    settings.put("bowline.aws.secret-access-key", engines.secretAccessKey());
    settings.put("bowline.aws.dynamodb-endpoint", engines.dynamoDbEndpoint().toString());
    settings.put("bowline.aws.sqs-endpoint", engines.sqsEndpoint().toString());
    settings.put("bowline.aws.s3-endpoint", engines.s3Endpoint().toString());
    settings.put("bowline.aws.sts-endpoint", engines.stsEndpoint().toString());
    settings.put("bowline.aws.kms-endpoint", engines.kmsEndpoint().toString());
    settings.put("datasources.default.url", engines.jdbcUrl());
    settings.put("datasources.default.username", engines.databaseUser());
    settings.put("datasources.default.password", engines.databasePassword());
    return settings;
  }
}
