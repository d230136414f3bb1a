/** What a host tells the audit trail. */
@NullMarked
package dev.bowline.contract.audit;

import org.jspecify.annotations.NullMarked;
