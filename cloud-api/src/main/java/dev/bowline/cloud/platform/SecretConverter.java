package dev.bowline.cloud.platform;

import dev.bowline.contract.Secret;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.TypeConverter;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets configuration hold a {@link Secret}. */
@Singleton
final class SecretConverter implements TypeConverter<CharSequence, Secret> {

  @Override
  public Optional<Secret> convert(
      CharSequence text, Class<Secret> type, ConversionContext context) {
    return Optional.of(Secret.of(text.toString()));
  }
}
