package dev.bowline.iac;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

/** Makes CloudFormation's templates out of the stacks. */
final class Synthesis {

  private static final String SUFFIX = ".template.json";

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** Access to buckets is noted under a bucket policy, not under an access control list. */
  private static final Map<String, Object> BEHAVIOUR =
      Map.of("@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true);

  private Synthesis() {}

  /** All stacks, whose templates CDK will write into {@code output}. */
  static App app(Path output) {
    App app =
        new App(
            AppProps.builder()
                .outdir(output.toString())
                .analyticsReporting(false)
                .context(BEHAVIOUR)
                .build());
    for (Stage stage : Stage.values()) {
      new BowlineStack(app, stage);
    }
    new ReleaseStack(app);
    return app;
  }

  /** The templates of {@code app} by the names of their files. */
  static Map<String, String> templates(App app) {
    var templates = new TreeMap<String, String>();
    app.synth()
        .getStacks()
        .forEach(stack ->
            templates.put(
                stack.getStackName() + SUFFIX, read(Path.of(stack.getTemplateFullPath()))));
    return templates;
  }

  /** In an order of its own: that of Java's maps differs from one process to the next. */
  private static String read(Path file) {
    try {
      return JSON.writeValueAsString(JSON.readValue(file.toFile(), Object.class)) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
