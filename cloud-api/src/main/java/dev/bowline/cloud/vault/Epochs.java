package dev.bowline.cloud.vault;

/** Which epoch secrets are sealed in. A rotation of the vault begins a new one. */
public interface Epochs {

  /** The epoch before any rotation. */
  long FIRST = 1;

  /** The youngest epoch that has begun; asked at each sealing, and never at an opening. */
  long current();
}
