package dev.bowline.localstack.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.bowline.contract.wire.Fields;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.HttpsConnection;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a server costs while nobody looks. Bytes are those of its network interface by its own
 * kernel, so with TLS, TCP and IP, and with the few other packets of the network. Requests are
 * counted where they arrive: in the API's request log and at the queue's front. Both over ten
 * minutes, in which the agent sends its samples twice, and scaled to the hour.
 */
record IdleTraffic(Installation installation, Shell shell) {

  private static final Duration WINDOW = Duration.ofMinutes(10);

  /** A lease of 30 s, and what is under way. */
  private static final Duration UNTIL_NOBODY_LOOKS = Duration.ofSeconds(45);

  /** The API deletes a log once the next hour has begun and all of it is packed. */
  private static final long LOOK_SECONDS = 10;

  private static final double PER_HOUR = 60.0 / WINDOW.toMinutes();
  private static final InstantSource CLOCK = InstantSource.system();

  private static final String COUNTERS = "cat /sys/class/net/host0/statistics/{rx,tx}_bytes";

  Row row() throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(UNTIL_NOBODY_LOOKS.toSeconds());
    Instant began = CLOCK.instant();
    List<Long> bytesBefore = bytes();
    long pollsBefore = polls();
    Set<String> requests = new HashSet<>();
    while (CLOCK.instant().isBefore(began.plus(WINDOW))) {
      TimeUnit.SECONDS.sleep(LOOK_SECONDS);
      requests.addAll(requests(began));
    }
    long polls = polls() - pollsBefore;
    List<Long> bytes = bytes();
    long received = bytes.getFirst() - bytesBefore.getFirst();
    long sent = bytes.getLast() - bytesBefore.getLast();
    return row(polls, requests.size(), sent, received);
  }

  private static Row row(long polls, long others, long sent, long received) {
    return new Row(
        "Idle server with nobody looking, per hour (counted over %d minutes)"
            .formatted(WINDOW.toMinutes()),
        "%.0f requests, %.2f MB"
            .formatted((polls + others) * PER_HOUR, (sent + received) * PER_HOUR / 1e6),
        "%.0f of them long polls of the queue; %.2f MB sent, %.2f MB received"
            .formatted(polls * PER_HOUR, sent * PER_HOUR / 1e6, received * PER_HOUR / 1e6));
  }

  /** Received and sent by the server's interface. */
  private List<Long> bytes() throws IOException {
    return shell.onServer(1, "bash", "-c", COUNTERS).lines().map(Long::parseLong).toList();
  }

  /** The front listens at the port after the API's, and tells this machine what it counted. */
  private long polls() throws IOException {
    URI url = installation.url();
    URI calls = URI.create("https://" + url.getHost() + ":" + (url.getPort() + 1) + "/calls");
    Answer answer =
        new HttpsConnection(installation.authority()).send(HttpRequest.newBuilder(calls).build());
    return Fields.of(answer.json()).number("ReceiveMessage");
  }

  /** The ids of the agent's requests in the API's request log from {@code began} on. */
  private Set<String> requests(Instant began) throws IOException {
    Set<String> ids = new HashSet<>();
    try (Stream<Path> files = Files.walk(shell.directory().resolve(".run/requests"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        for (String line : whole(file)) {
          Fields request = Fields.of(JSON.std.anyFrom(line));
          if (isOfTheAgent(request) && request.instant("time").isAfter(began)) {
            ids.add(request.text("request_id"));
          }
        }
      }
    }
    return ids;
  }

  private boolean isOfTheAgent(Fields request) {
    return request.text("actor").equals("server:" + installation.serverId());
  }

  /** Its lines but for the one that is being written; none when it was deleted by now. */
  private static List<String> whole(Path file) throws IOException {
    try {
      return Files.readAllLines(file).stream().filter(line -> line.endsWith("}")).toList();
    } catch (NoSuchFileException packed) {
      return List.of();
    }
  }
}
