/**
 * The read-only surface for bearer tokens: {@code GET /api/v1/X.php}, compatible in paths, scopes
 * and envelope with PanelConfig's token API.
 *
 * <p>Who owns a category contributes it by a bean of {@link
 * dev.bowline.cloud.panelconfig.PanelItems}; this package knows none of them.
 */
@NullMarked
package dev.bowline.cloud.panelconfig;

import org.jspecify.annotations.NullMarked;
