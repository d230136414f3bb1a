@NullMarked
package dev.bowline.cloud.panelconfig;

import org.jspecify.annotations.NullMarked;
