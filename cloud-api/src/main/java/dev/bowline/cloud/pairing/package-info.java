/**
 * How a phone becomes a device: a member shows a code, the phone claims it, a person compares six
 * digits and confirms, the phone fetches its credential once.
 *
 * <p>A pairing is one item in DynamoDB. Every step of it is a single conditional write, so of many
 * who try at once exactly one succeeds, and a crash leaves it before or after the step. The device
 * itself is made after the write that decides on it, by whoever comes next: a repeated confirmation
 * or the phone that asks for its credential.
 */
@NullMarked
package dev.bowline.cloud.pairing;

import org.jspecify.annotations.NullMarked;
