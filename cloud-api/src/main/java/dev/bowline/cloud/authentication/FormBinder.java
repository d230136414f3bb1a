package dev.bowline.cloud.authentication;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Lets controllers of routes that take a form have it as a parameter. */
@Singleton
final class FormBinder implements TypedRequestArgumentBinder<Form> {

  @Override
  public Argument<Form> argumentType() {
    return Argument.of(Form.class);
  }

  @Override
  public BindingResult<Form> bind(ArgumentConversionContext<Form> context, HttpRequest<?> source) {
    return () -> Form.of(source);
  }
}
