/** What cloud and host agree on. Nothing here depends on more than the JDK and JSpecify. */
@NullMarked
package dev.bowline.contract;

import org.jspecify.annotations.NullMarked;
