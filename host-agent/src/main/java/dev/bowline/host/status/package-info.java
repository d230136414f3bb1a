/** How the agent stands with the cloud, for whoever asks at the shell. */
@NullMarked
package dev.bowline.host.status;

import org.jspecify.annotations.NullMarked;
