package dev.bowline.cloud.exchange;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Between which numbers, both included, a parameter lies; the route refuses any other. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Within {

  /** The least. */
  long least() default 1;

  /** The most. */
  long most();
}
