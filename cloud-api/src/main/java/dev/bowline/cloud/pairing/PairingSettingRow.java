package dev.bowline.cloud.pairing;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of {@code pairing_setting}. */
@MappedEntity("pairing_setting")
record PairingSettingRow(@Id long tenantId, boolean confirm) {}
