package dev.bowline.cloud.platform;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What is installed here: all of it was written down when it was built. */
@Singleton
public final class Release {

  private static final String PROPERTIES = "/META-INF/bowline/release.properties";
  private static final String BILL_OF_MATERIALS = "/META-INF/bowline/bom.json";
  private static final String UNKNOWN = "unknown";
  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

  private final JsonMapper json;
  private final MigrationRepository migrations;
  private final Properties properties = new Properties();

  Release(JsonMapper json, MigrationRepository migrations) {
    this.json = json;
    this.migrations = migrations;
    try (InputStream input = resource(PROPERTIES)) {
      properties.load(input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version. */
  public String version() {
    return properties.getProperty("version");
  }

  /** The commit it was built from; nothing when it was not built in a repository. */
  public Optional<String> commit() {
    return Optional.of(properties.getProperty("commit")).filter(commit -> !commit.equals(UNKNOWN));
  }

  /** Everything it is made of, as a CycloneDX document. */
  public Map<String, Object> billOfMaterials() {
    try (InputStream input = resource(BILL_OF_MATERIALS)) {
      return json.readValue(input, OBJECT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was applied to the database, in that order. */
  public List<Migration> migrations() {
    return migrations.applied();
  }

  private static InputStream resource(String name) {
    InputStream input = Release.class.getResourceAsStream(name);
    if (input == null) {
      throw new IllegalStateException("Built without " + name);
    }
    return input;
  }
}
