@NullMarked
package dev.bowline.contract.scope;

import org.jspecify.annotations.NullMarked;
