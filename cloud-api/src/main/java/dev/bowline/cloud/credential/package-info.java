/** What authentication needs to know of a key, kept in DynamoDB and copied by each instance. */
@NullMarked
package dev.bowline.cloud.credential;

import org.jspecify.annotations.NullMarked;
