/**
 * Start here: who calls. The whole order of checks is in one file, each scheme in one of its own.
 */
@NullMarked
package dev.bowline.cloud.authentication;

import org.jspecify.annotations.NullMarked;
