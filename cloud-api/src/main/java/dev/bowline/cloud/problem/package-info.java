/** What goes wrong, as a client sees it: one shape, one list of codes, one handler. */
@NullMarked
package dev.bowline.cloud.problem;

import org.jspecify.annotations.NullMarked;
