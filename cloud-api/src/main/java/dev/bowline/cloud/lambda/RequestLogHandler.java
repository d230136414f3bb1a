package dev.bowline.cloud.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.bowline.cloud.usage.DeliveredLog;
import dev.bowline.cloud.usage.DeliveryPacking;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * The function that a subscription of CloudWatch Logs calls with what the API printed: it packs the
 * request lines among it, each once, however often and in whatever order they come.
 */
public final class RequestLogHandler implements RequestStreamHandler {

  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

  /** Others are CloudWatch's way to see whether somebody is there. */
  private static final String DATA = "DATA_MESSAGE";

  private final DeliveryPacking packing;
  private final JsonMapper json;

  /** Starts the application, once per instance of the function. */
  public RequestLogHandler() {
    this(Snapshots.start());
  }

  /** Packs for an application that runs already. */
  public RequestLogHandler(ApplicationContext context) {
    this.packing = context.getBean(DeliveryPacking.class);
    this.json = context.getBean(JsonMapper.class);
  }

  /**
   * Packs one delivery.
   *
   * @throws IllegalStateException if it must be delivered again
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Map<String, Object> delivery = unpacked(json.readValue(input, OBJECT));
    if (DATA.equals(delivery.get("messageType"))) {
      packing.pack(new DeliveredLog(String.valueOf(delivery.get("logStream")), events(delivery)));
    }
  }

  private Map<String, Object> unpacked(Map<String, Object> event) throws IOException {
    if (event.get("awslogs") instanceof Map<?, ?> logs && logs.get("data") instanceof String data) {
      byte[] compressed = Base64.getDecoder().decode(data);
      try (InputStream content = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
        return json.readValue(content, OBJECT);
      }
    }
    throw new IllegalArgumentException("This is no delivery of CloudWatch Logs");
  }

  private static List<DeliveredLog.Event> events(Map<String, Object> delivery) {
    List<DeliveredLog.Event> events = new ArrayList<>();
    if (delivery.get("logEvents") instanceof List<?> all) {
      for (Object one : all) {
        if (one instanceof Map<?, ?> event && event.get("timestamp") instanceof Number millis) {
          events.add(
              new DeliveredLog.Event(
                  String.valueOf(event.get("id")),
                  Instant.ofEpochMilli(millis.longValue()),
                  String.valueOf(event.get("message"))));
        }
      }
    }
    return events;
  }
}
