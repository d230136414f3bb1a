/** The bowline command, one file for each subcommand. */
@NullMarked
package dev.bowline.host.cli;

import org.jspecify.annotations.NullMarked;
