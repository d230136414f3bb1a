/**
 * Edits on condition (RFC 9110, section 13): whoever read a version of something may demand that it
 * is still this version when the edit is carried out, so that no edit undoes another unseen.
 */
@NullMarked
package dev.bowline.cloud.condition;

import org.jspecify.annotations.NullMarked;
