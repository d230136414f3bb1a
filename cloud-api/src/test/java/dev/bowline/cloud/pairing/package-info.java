@NullMarked
package dev.bowline.cloud.pairing;

import org.jspecify.annotations.NullMarked;
