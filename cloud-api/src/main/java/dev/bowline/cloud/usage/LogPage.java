package dev.bowline.cloud.usage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some lines of a key, the youngest first.
 *
 * @param next where to go on, null at the end; a page may hold fewer lines than asked for and still
 *     have a next one
 * @param completeUntil every line answered before this moment is packed, and stands here if it was
 *     asked for; null before the first packing
 */
record LogPage(
    List<RequestLine> lines, @Nullable LogCursor next, @Nullable Instant completeUntil) {}
