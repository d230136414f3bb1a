/**
 * Access to backups: the bucket they are in, the password of each server's repository, and AWS
 * credentials good for one server's part of the bucket. What backups there are is the business of
 * {@code resource.backup}.
 */
@NullMarked
package dev.bowline.cloud.backup;

import org.jspecify.annotations.NullMarked;
