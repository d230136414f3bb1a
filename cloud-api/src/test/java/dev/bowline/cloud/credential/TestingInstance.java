package dev.bowline.cloud.credential;

import dev.bowline.cloud.platform.Tables;
import dev.bowline.localstack.engines.LocalEngines;
import io.micronaut.context.ApplicationContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * One instance of the API with its own copies, without a server; its DynamoDB calls are counted.
 */
final class TestingInstance implements AutoCloseable {

  private final ApplicationContext context;
  private final CallCounter calls = new CallCounter();

  private TestingInstance(InstantSource time, URI dynamoDb, String prefix) {
    LocalEngines engines = LocalEngines.shared();
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("bowline.local", true);
    settings.put("bowline.table-prefix", prefix);
    settings.put("bowline.aws.region", engines.region());
    settings.put("bowline.aws.access-key-id", engines.accessKeyId());
    settings.put("bowline.aws.secret-access-key", engines.secretAccessKey());
    settings.put("bowline.aws.dynamodb-endpoint", dynamoDb.toString());
    settings.put("bowline.aws.sqs-endpoint", engines.sqsEndpoint().toString());
    settings.put("bowline.aws.s3-endpoint", engines.s3Endpoint().toString());
    settings.put("bowline.aws.sts-endpoint", engines.stsEndpoint().toString());
    settings.put("bowline.aws.kms-endpoint", engines.kmsEndpoint().toString());
    settings.put("bowline.provision.on-start", false);
    context =
        ApplicationContext.builder()
            .properties(settings)
            .deduceEnvironment(false)
            .build()
            .registerSingleton(InstantSource.class, time)
            .registerSingleton(ExecutionInterceptor.class, calls);
    context.start();
  }

  /** An instance on the shared engines, with its tables. */
  static TestingInstance start(InstantSource time, String prefix) {
    TestingInstance instance =
        new TestingInstance(time, LocalEngines.shared().dynamoDbEndpoint(), prefix);
    instance.context.getBean(Tables.class).create();
    instance.calls.take();
    return instance;
  }

  /** An instance whose DynamoDB is nowhere. */
  static TestingInstance withoutStore(InstantSource time) {
    return new TestingInstance(time, URI.create("http://127.0.0.1:1"), "nowhere-");
  }

  Credentials credentials() {
    return context.getBean(Credentials.class);
  }

  CallCounter calls() {
    return calls;
  }

  @Override
  public void close() {
    context.close();
  }
}
