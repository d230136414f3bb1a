package dev.bowline.cloud.lambda;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPResponseServletResponse;

/** The answer to an event. */
final class GatewayResponse extends APIGatewayV2HTTPResponseServletResponse<Object> {

  GatewayResponse(ConversionService conversions, BinaryTypeConfiguration binaryTypes) {
    super(conversions, binaryTypes);
  }
}
