@NullMarked
package dev.bowline.cloud.job;

import org.jspecify.annotations.NullMarked;
