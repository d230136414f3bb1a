package dev.bowline.cloud.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.bowline.cloud.testing.TestTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A customer's endpoint: a real HTTPS server on loopback that answers as it is told. */
final class Receiver implements AutoCloseable {

  static final String HOST = "hooks.example.test";
  static final TestTls TLS = TestTls.named("dns:" + HOST + ",ip:127.0.0.1");

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
  private final List<Message> received = new CopyOnWriteArrayList<>();

  /** What it got. */
  record Message(Map<String, String> headers, String path, String body) {

    String id() {
      return header("webhook-id");
    }

    String header(String name) {
      return Objects.requireNonNull(headers.get(name), name);
    }
  }

  private record Answer(int status, Map<String, String> headers, String body) {}

  Receiver() {
    try {
      server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setHttpsConfigurator(new HttpsConfigurator(TLS.serving()));
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url() {
    return "https://" + HOST + ":" + port() + "/hook?from=bowline";
  }

  /** Answers the next message so; when nothing is planned, 204. */
  void plan(int status, Map<String, String> headers, String body) {
    answers.add(new Answer(status, headers, body));
  }

  void plan(int status) {
    plan(status, Map.of(), "");
  }

  List<Message> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      received.add(new Message(headers, exchange.getRequestURI().toString(), body));
      Answer answer = Objects.requireNonNullElse(answers.poll(), new Answer(204, Map.of(), ""));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
