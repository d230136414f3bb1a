/** The systemd services of a server: what its policy lists, and starting and stopping them. */
@NullMarked
package dev.bowline.cloud.resource.service;

import org.jspecify.annotations.NullMarked;
