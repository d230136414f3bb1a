package dev.bowline.cloud.usage;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the request log goes.
 *
 * @param directory of the files; standard output when unset
 */
@ConfigurationProperties("bowline.request-log")
record RequestLogConfiguration(@Nullable String directory) {

  Optional<String> files() {
    return Optional.ofNullable(directory);
  }
}
