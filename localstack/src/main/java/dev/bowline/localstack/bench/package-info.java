/** Measurements of a running local cloud, each beside what it is compared with, in one run. */
@NullMarked
package dev.bowline.localstack.bench;

import org.jspecify.annotations.NullMarked;
