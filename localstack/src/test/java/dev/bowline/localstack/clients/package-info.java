/** The clients that people already have, and how programs are run. */
@NullMarked
package dev.bowline.localstack.clients;

import org.jspecify.annotations.NullMarked;
