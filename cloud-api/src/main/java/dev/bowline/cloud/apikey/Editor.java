package dev.bowline.cloud.apikey;

/** Who changes keys, and from where. */
record Editor(long tenantId, long memberId, String actor, String ip) {}
