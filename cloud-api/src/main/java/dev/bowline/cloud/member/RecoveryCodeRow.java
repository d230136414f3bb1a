package dev.bowline.cloud.member;

import io.micronaut.data.annotation.MappedEntity;

/** A row of {@code recovery_code}. */
@MappedEntity("recovery_code")
record RecoveryCodeRow(long memberId, String codeHash) {}
