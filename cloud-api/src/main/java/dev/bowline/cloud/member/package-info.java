/** The people of a tenant, and how they log in to the panel. */
@NullMarked
package dev.bowline.cloud.member;

import org.jspecify.annotations.NullMarked;
