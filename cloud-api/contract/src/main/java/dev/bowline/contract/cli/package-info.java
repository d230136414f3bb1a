/** The command line, as the agent offers it and as documents list it. */
@NullMarked
package dev.bowline.contract.cli;

import org.jspecify.annotations.NullMarked;
