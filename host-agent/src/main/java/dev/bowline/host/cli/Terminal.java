package dev.bowline.host.cli;

import dev.bowline.host.Composition;
import dev.bowline.host.Surroundings;
import java.io.InputStream;
import java.io.PrintStream;

/**
 * What a subcommand works with.
 *
 * @param in standard input
 * @param out standard output
 * @param err standard error
 */
record Terminal(Surroundings around, InputStream in, PrintStream out, PrintStream err) {

  Composition composition() {
    return new Composition(around);
  }
}
