/** Configuration, clients of AWS, table descriptions, provisioning. */
@NullMarked
package dev.bowline.cloud.platform;

import org.jspecify.annotations.NullMarked;
