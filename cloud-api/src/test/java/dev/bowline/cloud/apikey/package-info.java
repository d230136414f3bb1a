@NullMarked
package dev.bowline.cloud.apikey;

import org.jspecify.annotations.NullMarked;
