/**
 * The engines of the local cloud in one JVM: DynamoDB Local, ElasticMQ, a real PostgreSQL and the
 * {@linkplain dev.bowline.localstack.engines.aws AWS front}; or LocalStack beside that PostgreSQL.
 * Start at {@link dev.bowline.localstack.engines.Engines}.
 */
@NullMarked
package dev.bowline.localstack.engines;

import org.jspecify.annotations.NullMarked;
