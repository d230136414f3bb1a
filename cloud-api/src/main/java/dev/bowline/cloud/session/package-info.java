/** Who is logged in to the panel: sessions that the server can end. */
@NullMarked
package dev.bowline.cloud.session;

import org.jspecify.annotations.NullMarked;
