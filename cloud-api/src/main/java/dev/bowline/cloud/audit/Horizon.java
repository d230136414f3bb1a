package dev.bowline.cloud.audit;

/**
 * Every entry with an id up to {@code lastId} was written by a transaction whose number is lower
 * than {@code transaction}. Once all of those have ended, no such entry can appear any more.
 *
 * @param transaction an {@code xid8} of PostgreSQL
 */
record Horizon(long lastId, String transaction) {}
