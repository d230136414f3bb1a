/** LocalStack as a process or a container, and the TLS in front of it. */
@NullMarked
package dev.bowline.localstack.engines.localstack;

import org.jspecify.annotations.NullMarked;
