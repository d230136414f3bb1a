package dev.bowline.cloud.platform;

/** Something a feature needs once per installation, done when the database and tables exist. */
public interface ProvisioningStep {

  /** Does it, unless it has been done: every start may repeat it, several instances at once. */
  void provision();
}
