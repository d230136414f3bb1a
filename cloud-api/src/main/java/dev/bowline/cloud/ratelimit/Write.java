package dev.bowline.cloud.ratelimit;

/** What became of one conditional write to an admission item. */
sealed interface Write {

  /** It stands; this is the item now. */
  record Done(AdmissionItem now) implements Write {}

  /** The item was another one: this one. */
  record Lost(AdmissionItem seen) implements Write {}

  /** A transaction is changing the item this moment. */
  record Busy() implements Write {}

  /** There is no such item, and none was made. */
  record Absent() implements Write {}

  /** The store did not answer. */
  record Away() implements Write {}
}
