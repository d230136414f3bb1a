/** What a route demands: a scope, a panel session, an agent, or nothing. */
@NullMarked
package dev.bowline.cloud.authorization;

import org.jspecify.annotations.NullMarked;
