@NullMarked
package dev.bowline.cloud.command;

import org.jspecify.annotations.NullMarked;
