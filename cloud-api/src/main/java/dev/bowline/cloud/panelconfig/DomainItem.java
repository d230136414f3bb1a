package dev.bowline.cloud.panelconfig;

import dev.bowline.cloud.exchange.Example;
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
@Example(
    """
    {"id": 5, "domain": "example.com", "type": "primary", "ssl_status": "active", "status": "active"}
    """)
public record DomainItem(long id, String domain, String type, String sslStatus, String status) {}
