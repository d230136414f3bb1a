package dev.bowline.cloud.command;

import dev.bowline.contract.Secret;
import java.time.Instant;

/**
 * What an agent needs to read its own queue and nothing else.
 *
 * @param queueUrl as the agent reaches it
 * @param expiresAt from this moment AWS refuses them
 */
public record QueueCredentials(
    String queueUrl,
    String region,
    String accessKeyId,
    Secret secretAccessKey,
    Secret sessionToken,
    Instant expiresAt) {}
