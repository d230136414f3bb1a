/**
 * Bowline on AWS, as one stack of CloudFormation. {@link dev.bowline.iac.BowlineStack} is the list
 * of its parts, a class each; {@link dev.bowline.iac.Stage} holds the numbers. What stands in
 * {@code iac/template} is what CDK makes of it, checked by a test, so deploying needs no CDK.
 *
 * <p>The names of tables, queues and the bucket come from cloud-api's {@code Table} and {@code
 * Installation}. What each function may do is {@link dev.bowline.iac.Permissions}, read off the
 * code: every action is spelt out, and a test finds no asterisk among them.
 */
@NullMarked
package dev.bowline.iac;

import org.jspecify.annotations.NullMarked;
