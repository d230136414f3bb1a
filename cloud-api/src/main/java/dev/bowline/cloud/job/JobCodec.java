package dev.bowline.cloud.job;

import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.SignedCommand;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job between its row and the world. */
@Singleton
final class JobCodec {

  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

  private final JsonMapper json;

  JobCodec(JsonMapper json) {
    this.json = json;
  }

  Job job(JobRow row) {
    return new Job(
        row.id(),
        row.serverId(),
        row.operation(),
        read(row.arguments()),
        row.state(),
        row.progress(),
        readIfAny(row.result()),
        row.createdAt(),
        row.expiresAt(),
        row.updatedAt(),
        row.finishedAt());
  }

  String text(SignedCommand command) {
    return text(command.toFields());
  }

  String text(Outcome outcome) {
    return text(outcome.toFields());
  }

  String text(Map<String, Object> object) {
    try {
      return new String(json.writeValueAsBytes(object), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Map<String, Object> readIfAny(@Nullable String text) {
    return text == null ? null : read(text);
  }

  private Map<String, Object> read(String text) {
    try {
      return json.readValue(text, OBJECT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
