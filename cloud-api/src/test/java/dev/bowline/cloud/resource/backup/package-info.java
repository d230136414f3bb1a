@NullMarked
package dev.bowline.cloud.resource.backup;

import org.jspecify.annotations.NullMarked;
