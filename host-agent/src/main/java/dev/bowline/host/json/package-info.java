/** JSON text to the maps the contract reads, strictly: a doubled name is an error. */
@NullMarked
package dev.bowline.host.json;

import org.jspecify.annotations.NullMarked;
