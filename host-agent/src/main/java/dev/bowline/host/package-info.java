/** The agent on a customer's server. */
@NullMarked
package dev.bowline.host;

import org.jspecify.annotations.NullMarked;
