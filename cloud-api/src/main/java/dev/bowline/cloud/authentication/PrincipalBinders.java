package dev.bowline.cloud.authentication;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;

/** Lets controllers take the caller as a parameter, as what their route demands it to be. */
@Factory
final class PrincipalBinders {

  private record Binder<P extends Principal>(Class<P> type)
      implements TypedRequestArgumentBinder<P> {

    @Override
    public Argument<P> argumentType() {
      return Argument.of(type);
    }

    @Override
    public BindingResult<P> bind(ArgumentConversionContext<P> context, HttpRequest<?> source) {
      return () -> Caller.of(source).filter(type::isInstance).map(type::cast);
    }
  }

  @Singleton
  TypedRequestArgumentBinder<Principal> anyone() {
    return new Binder<>(Principal.class);
  }

  @Singleton
  TypedRequestArgumentBinder<Principal.KeyHolder> keyHolder() {
    return new Binder<>(Principal.KeyHolder.class);
  }

  @Singleton
  TypedRequestArgumentBinder<Principal.TokenHolder> tokenHolder() {
    return new Binder<>(Principal.TokenHolder.class);
  }

  @Singleton
  TypedRequestArgumentBinder<Principal.PanelMember> panelMember() {
    return new Binder<>(Principal.PanelMember.class);
  }

  @Singleton
  TypedRequestArgumentBinder<Principal.Host> host() {
    return new Binder<>(Principal.Host.class);
  }
}
