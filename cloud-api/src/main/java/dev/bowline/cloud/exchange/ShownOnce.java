package dev.bowline.cloud.exchange;

import dev.bowline.contract.Secret;

/**
 * A secret in the one answer that shows it. Writing the answer reveals it; printing the record does
 * not.
 */
public record ShownOnce(Secret secret) {}
