package dev.bowline.cloud.exchange;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An example for the published documents, which also becomes the request of the Postman collection
 * and of the code examples: JSON for a record, plain text for a parameter.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.PARAMETER})
public @interface Example {

  /** The example. */
  String value();
}
