/** Services of systemd, by systemctl. */
@NullMarked
package dev.bowline.host.resource.service;

import org.jspecify.annotations.NullMarked;
