/** What the cloud asks of a host, how the request is signed, and what the host answers. */
@NullMarked
package dev.bowline.contract.command;

import org.jspecify.annotations.NullMarked;
