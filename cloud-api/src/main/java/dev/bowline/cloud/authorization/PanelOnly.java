package dev.bowline.cloud.authorization;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route is for people logged in to the panel, out of every key's reach. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface PanelOnly {

  /** Whether of these only members with the role ROOT may use it. */
  boolean root() default false;
}
