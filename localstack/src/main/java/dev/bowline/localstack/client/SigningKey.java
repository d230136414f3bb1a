package dev.bowline.localstack.client;

import dev.bowline.contract.Secret;

/** A key pair that signs requests. */
public record SigningKey(String id, Secret secret) {}
