package dev.bowline.cloud.exchange;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Encoder;
import io.micronaut.serde.Serializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes {@link ShownOnce} as a JSON string. */
@Singleton
final class ShownOnceWriter implements Serializer<ShownOnce> {

  @Override
  public void serialize(
      Encoder encoder, EncoderContext context, Argument<? extends ShownOnce> type, ShownOnce value)
      throws IOException {
    encoder.encodeString(new String(value.secret().reveal(), StandardCharsets.UTF_8));
  }
}
