package dev.bowline.cloud.panelconfig;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The data of an answer that lists.
 *
 * @param resource the word of the category
 */
@Serdeable
public record Listing(String resource, List<?> items) {}
