@NullMarked
package dev.bowline.cloud.audit;

import org.jspecify.annotations.NullMarked;
