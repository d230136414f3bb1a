/**
 * The engines of the local cloud in one JVM: DynamoDB Local, ElasticMQ, a real PostgreSQL and the
 * {@linkplain dev.bowline.localstack.engines.aws AWS front}. Start at {@link
 * dev.bowline.localstack.engines.LocalEngines}.
 */
@NullMarked
package dev.bowline.localstack.engines;

import org.jspecify.annotations.NullMarked;
