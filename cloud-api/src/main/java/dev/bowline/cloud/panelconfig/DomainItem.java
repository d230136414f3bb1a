package dev.bowline.cloud.panelconfig;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;

/**
 * One domain, in the fields that published clients read.
 *
 * @param type such as {@code primary}
 * @param sslStatus such as {@code active}
 * @param status such as {@code active}
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record DomainItem(long id, String domain, String type, String sslStatus, String status) {}
