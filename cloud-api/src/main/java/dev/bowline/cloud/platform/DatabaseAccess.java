package dev.bowline.cloud.platform;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * How the database is reached, configured under {@code bowline.database}.
 *
 * @param connections the most that one instance opens; a function, which does one thing at a time,
 *     needs two
 * @param iam whether AWS IAM vouches for this instance, instead of a password
 */
@ConfigurationProperties("bowline.database")
record DatabaseAccess(
    @Bindable(defaultValue = "10") int connections,
    @Bindable(defaultValue = "false") boolean iam) {}
