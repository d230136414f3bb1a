/**
 * The pages in a real browser, against the local cloud and a real server that {@code up} started.
 */
@NullMarked
package dev.bowline.localstack.pages;

import org.jspecify.annotations.NullMarked;
