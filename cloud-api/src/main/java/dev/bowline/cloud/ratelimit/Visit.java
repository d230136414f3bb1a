package dev.bowline.cloud.ratelimit;

/**
 * One request, as the totals remember the last one.
 *
 * @param millis since the epoch
 * @param address the client's
 */
record Visit(long millis, String address) {}
