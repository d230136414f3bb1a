package dev.bowline.localstack.e2e;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.localstack.client.HttpsConnection;
import dev.bowline.localstack.client.Installation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLSocket;

/** A request written byte by byte, for targets that no HTTP library would send. */
record RawRequest(String method, String target, Map<String, String> headers, byte[] body) {

  /** What came back; the code is empty where the body holds none. */
  record Response(int status, String code) {}

  /** Sends it over a connection of its own. */
  Response send(Installation installation) throws IOException {
    var sockets = HttpsConnection.trusting(installation.authority()).getSocketFactory();
    var url = installation.url();
    try (SSLSocket socket = (SSLSocket) sockets.createSocket(url.getHost(), url.getPort())) {
      socket.getOutputStream().write(bytes(url.getAuthority()));
      socket.getOutputStream().flush();
      return response(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private byte[] bytes(String host) throws IOException {
    var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: ").append(host).append("\r\nConnection: close\r\n");
    headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    if (body.length > 0) {
      text.append("Content-Type: application/json\r\n");
    }
    text.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    var bytes = new ByteArrayOutputStream();
    bytes.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    bytes.write(body);
    return bytes.toByteArray();
  }

  private static Response response(String text) throws IOException {
    int status = Integer.parseInt(text.split(" ", 3)[1]);
    int start = text.indexOf('{');
    int end = text.lastIndexOf('}');
    if (start < 0 || end < start) {
      return new Response(status, "");
    }
    Map<String, Object> json = JSON.std.mapFrom(text.substring(start, end + 1));
    return new Response(status, Objects.toString(json.get("code"), ""));
  }
}
