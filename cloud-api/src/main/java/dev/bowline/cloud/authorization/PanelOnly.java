package dev.bowline.cloud.authorization;

import dev.bowline.cloud.session.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route is for people logged in to the panel, out of every key's reach. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface PanelOnly {

  /** The least role of those who may use it. */
  Role value() default Role.ADMIN;

  /** Whether High Security Mode leaves it alone; otherwise it asks for a code first. */
  boolean everyday() default false;
}
