/** The clients that people already have. */
@NullMarked
package dev.bowline.localstack.clients;

import org.jspecify.annotations.NullMarked;
