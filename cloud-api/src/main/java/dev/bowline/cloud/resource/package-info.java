/** What Bowline manages on servers, one package for each category. */
@NullMarked
package dev.bowline.cloud.resource;

import org.jspecify.annotations.NullMarked;
