@NullMarked
package dev.bowline.host.audit;

import org.jspecify.annotations.NullMarked;
