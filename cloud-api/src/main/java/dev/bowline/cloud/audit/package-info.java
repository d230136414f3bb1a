/** The trail of every change: who, what, from where. */
@NullMarked
package dev.bowline.cloud.audit;

import org.jspecify.annotations.NullMarked;
