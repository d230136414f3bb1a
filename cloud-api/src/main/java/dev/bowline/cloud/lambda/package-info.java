/** The API as a Lambda function behind API Gateway: same beans, same routes, another front. */
@NullMarked
package dev.bowline.cloud.lambda;

import org.jspecify.annotations.NullMarked;
