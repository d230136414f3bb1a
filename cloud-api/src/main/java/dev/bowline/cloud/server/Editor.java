package dev.bowline.cloud.server;

/**
 * Who changes something, for the audit trail.
 *
 * @param ip the caller's address
 */
record Editor(long tenantId, String actor, String ip) {}
