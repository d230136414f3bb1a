/**
 * Many agents in one process against the local cloud. Enrolment, signatures, the queue's protocol,
 * the check of commands and the pauses after failures are the agent's own code; journal, services
 * and gauges are left out.
 */
@NullMarked
package dev.bowline.localstack.simulator;

import org.jspecify.annotations.NullMarked;
