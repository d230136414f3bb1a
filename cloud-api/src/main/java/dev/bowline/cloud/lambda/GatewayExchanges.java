package dev.bowline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.function.BinaryTypeConfiguration;
import io.micronaut.servlet.http.BodyBuilder;
import io.micronaut.servlet.http.ServletExchange;
import io.micronaut.servlet.http.ServletHttpHandler;

/** Takes events through Micronaut's filters and routes. */
final class GatewayExchanges extends ServletHttpHandler<GatewayEvent, APIGatewayV2HTTPResponse> {

  private final ConversionService conversions;
  private final BinaryTypeConfiguration binaryTypes;
  private final BodyBuilder bodies;

  GatewayExchanges(ApplicationContext context) {
    super(context, context.getConversionService());
    this.conversions = context.getConversionService();
    this.binaryTypes = context.getBean(BinaryTypeConfiguration.class);
    this.bodies = context.getBean(BodyBuilder.class);
  }

  @Override
  protected ServletExchange<GatewayEvent, APIGatewayV2HTTPResponse> createExchange(
      GatewayEvent event, APIGatewayV2HTTPResponse response) {
    return new GatewayRequest<>(
        event, new GatewayResponse(conversions, binaryTypes), conversions, bodies);
  }
}
