package dev.bowline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/**
 * The function AWS calls, for events of API Gateway's HTTP APIs in payload format 2.0; format 1.0
 * loses the query as it was sent. It is as fast at the last call as at the first: Micronaut's own
 * handlers register a bean with every call.
 */
public final class ApiHandler implements RequestStreamHandler {

  private static final Argument<Map<String, Object>> EVENT =
      Argument.mapOf(String.class, Object.class);

  private final GatewayExchanges exchanges;
  private final JsonMapper json;
  private final UnknownCaller unknownCaller;

  /** Starts the application, once per instance of the function. */
  public ApiHandler() {
    this(Snapshots.start());
    Snapshots.register(priming());
  }

  /** Serves an application that runs already. */
  public ApiHandler(ApplicationContext context) {
    this.exchanges = new GatewayExchanges(context);
    this.json = context.getBean(JsonMapper.class);
    this.unknownCaller =
        new UnknownCaller(
            context.getBean(SecureRandom.class), context.getBean(InstantSource.class));
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    handle(input, output);
  }

  /** What is to be done before a snapshot of this instance is taken. */
  Priming priming() {
    return new Priming(this, unknownCaller, json);
  }

  void handle(InputStream input, OutputStream output) throws IOException {
    GatewayEvent event = GatewayEvent.of(json.readValue(input, EVENT));
    json.writeValue(output, answer(event));
  }

  private APIGatewayV2HTTPResponse answer(GatewayEvent event) {
    return exchanges
        .exchange(event, new APIGatewayV2HTTPResponse())
        .getResponse()
        .getNativeResponse();
  }
}
