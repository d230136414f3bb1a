@NullMarked
package dev.bowline.localstack.gateway;

import org.jspecify.annotations.NullMarked;
