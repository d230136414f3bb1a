/** How a host becomes one the cloud knows: a one-use token against a public key. */
@NullMarked
package dev.bowline.host.enrolment;

import org.jspecify.annotations.NullMarked;
