package dev.bowline.cloud.authorization;

import dev.bowline.contract.scope.TokenScope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route is for bearer tokens that may read what {@code value} stands for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresTokenScope {

  /** What is read. */
  TokenScope value();
}
