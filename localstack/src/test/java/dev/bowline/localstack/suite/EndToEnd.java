package dev.bowline.localstack.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * Tests against the local cloud that {@code localstack/up} has started. Such classes run beside
 * each other; what they must not share at a time they name with a {@code @ResourceLock} of {@link
 * Shared}, and those that stop a part of the cloud run alone.
 */
@Tag("e2e")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EndToEnd {}
