/** API keys as members manage them. Their truth is in PostgreSQL. */
@NullMarked
package dev.bowline.cloud.apikey;

import org.jspecify.annotations.NullMarked;
