@NullMarked
package dev.bowline.cloud.authentication;

import org.jspecify.annotations.NullMarked;
