@NullMarked
package dev.bowline.cloud.page;

import org.jspecify.annotations.NullMarked;
