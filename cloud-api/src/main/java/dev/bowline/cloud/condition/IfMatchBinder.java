package dev.bowline.cloud.condition;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets controllers take the condition as a parameter. */
@Singleton
final class IfMatchBinder implements TypedRequestArgumentBinder<IfMatch> {

  @Override
  public Argument<IfMatch> argumentType() {
    return Argument.of(IfMatch.class);
  }

  @Override
  public BindingResult<IfMatch> bind(
      ArgumentConversionContext<IfMatch> context, HttpRequest<?> source) {
    IfMatch condition = IfMatch.of(source);
    return () -> Optional.of(condition);
  }
}
