package dev.bowline.localstack.suite;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * End-to-end tests of what every installation promises, whatever serves the API and whatever stands
 * in for AWS; {@code localstack/check} runs them once for each.
 */
@EndToEnd
@Tag("contract")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Contract {}
