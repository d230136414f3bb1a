/** What a credential may do: resources, actions, scopes and presets, one catalogue for all. */
@NullMarked
package dev.bowline.contract.scope;

import org.jspecify.annotations.NullMarked;
