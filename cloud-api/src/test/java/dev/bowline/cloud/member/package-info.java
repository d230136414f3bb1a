@NullMarked
package dev.bowline.cloud.member;

import org.jspecify.annotations.NullMarked;
