package dev.bowline.cloud.exchange;

import dev.bowline.contract.Secret;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;

/** Lets a request body hold a {@link Secret}, so that it is one from the start. */
@Singleton
final class SecretReader implements Deserializer<Secret> {

  @Override
  public Secret deserialize(Decoder decoder, DecoderContext context, Argument<? super Secret> type)
      throws IOException {
    return Secret.of(decoder.decodeString());
  }
}
