@NullMarked
package dev.bowline.cloud.session;

import org.jspecify.annotations.NullMarked;
