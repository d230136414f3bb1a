@NullMarked
package dev.bowline.cloud.server;

import org.jspecify.annotations.NullMarked;
