@NullMarked
package dev.bowline.cloud.resource.service;

import org.jspecify.annotations.NullMarked;
