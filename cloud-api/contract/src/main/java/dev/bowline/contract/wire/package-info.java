/** Records to JSON-shaped maps and back; each side brings its own JSON parser. */
@NullMarked
package dev.bowline.contract.wire;

import org.jspecify.annotations.NullMarked;
