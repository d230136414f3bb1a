package dev.bowline.cloud.authorization;

import dev.bowline.contract.scope.Action;
import dev.bowline.contract.scope.Resource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route is for API keys whose scopes permit one of the actions on {@code resource}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresScope {

  /** What is acted on. */
  Resource resource();

  /** What is done to it; where there are several, each of them alone is enough. */
  Action[] action();
}
