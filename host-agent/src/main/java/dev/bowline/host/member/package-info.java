/**
 * What a member does in the cloud from any machine: log in, then make, list and revoke tokens and
 * keys. It needs neither an agent nor a server, so it is also a jar and a package of its own.
 */
@NullMarked
package dev.bowline.host.member;

import org.jspecify.annotations.NullMarked;
