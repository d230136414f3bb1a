/**
 * The panel at {@code /} and the phone app at {@code /m/}: entry pages with their security headers,
 * and the files that the module {@code cloud-api/web} built.
 */
@NullMarked
package dev.bowline.cloud.page;

import org.jspecify.annotations.NullMarked;
