package dev.bowline.localstack.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * A function that answers with its event, or misbehaves as the event's path says. It runs in a
 * process of its own that has nothing but it and AWS's client.
 */
public final class EchoFunction {

  /** AWS calls it. */
  public void handle(InputStream input, OutputStream output)
      throws IOException, InterruptedException {
    byte[] event = input.readAllBytes();
    String text = new String(event, StandardCharsets.UTF_8);
    if (asks(text, "/throw")) {
      throw new IllegalStateException("asked to");
    } else if (asks(text, "/halt")) {
      Runtime.getRuntime().halt(1);
    } else if (asks(text, "/sleep")) {
      Thread.sleep(Duration.ofMinutes(1));
    } else if (asks(text, "/slow")) {
      System.out.println("slow");
      Thread.sleep(Duration.ofSeconds(1));
      System.out.println("done");
      write(output, "{\"statusCode\":200}");
    } else if (asks(text, "/malformed")) {
      write(output, "no JSON");
    } else if (asks(text, "/bare")) {
      write(output, "{\"no\":\"status\"}");
    } else if (asks(text, "/large")) {
      write(output, "{\"statusCode\":200,\"body\":\"" + "x".repeat(6 << 20) + "\"}");
    } else if (asks(text, "/headers")) {
      write(
          output,
          """
          {"statusCode":201,"headers":{"X-One":"1","Content-Length":"7"},
           "multiValueHeaders":{"X-Lost":["1","2"]},"cookies":["a=1; Secure","b=2"],"body":"text"}
          """);
    } else {
      write(
          output,
          "{\"statusCode\":200,\"isBase64Encoded\":true,\"body\":\""
              + Base64.getEncoder().encodeToString(event)
              + "\"}");
    }
  }

  private static boolean asks(String event, String path) {
    return event.contains("\"rawPath\":\"" + path + "\"");
  }

  private static void write(OutputStream output, String text) throws IOException {
    output.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
