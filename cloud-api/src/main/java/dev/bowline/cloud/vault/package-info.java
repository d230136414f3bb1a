/** Secrets at rest: AES-256-GCM under per-tenant data keys that KMS wraps. */
@NullMarked
package dev.bowline.cloud.vault;

import org.jspecify.annotations.NullMarked;
