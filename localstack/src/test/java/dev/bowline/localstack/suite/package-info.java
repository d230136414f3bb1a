/** How the end-to-end tests are told apart and kept apart. */
@NullMarked
package dev.bowline.localstack.suite;

import org.jspecify.annotations.NullMarked;
