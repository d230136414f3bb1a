/** The shapes of public keys and secrets, and the environments they belong to. */
@NullMarked
package dev.bowline.contract.key;

import org.jspecify.annotations.NullMarked;
