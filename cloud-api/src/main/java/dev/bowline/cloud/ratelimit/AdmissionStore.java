package dev.bowline.cloud.ratelimit;

/** Where admission items are kept. Each write is atomic and conditional on what the copy says. */
interface AdmissionStore {

  /**
   * Counts one more request in the bucket of {@code item}, if the item is still of that version, of
   * the copy's generation and active, and its count is below {@code limit}.
   */
  Write add(AdmissionCopy copy, AdmissionItem item, int limit, Visit visit);

  /**
   * Counts one request in the later bucket of {@code rings}, if the item still is exactly {@code
   * item}, of the copy's generation and active.
   */
  Write step(AdmissionCopy copy, AdmissionItem item, Rings rings, Visit visit);
}
