package dev.bowline.localstack.simulator;

import dev.bowline.contract.Secret;
import dev.bowline.contract.wire.Fields;
import dev.bowline.host.cloud.CloudClient;
import dev.bowline.host.cloud.Http;
import dev.bowline.host.command.Verification;
import dev.bowline.host.command.queue.SqsQueue;
import dev.bowline.host.enrolment.Enrolment;
import dev.bowline.host.identity.HostKey;
import dev.bowline.host.identity.Identity;
import dev.bowline.host.system.Places;
import dev.bowline.localstack.client.Answer;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.PanelClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * The agents. Each enrols once, over the panel and with the agent's own code; what it then knows is
 * kept beside the local cloud's data and used again by the next run.
 */
final class Fleet {

  /** So many enrol at a time; more would only wait for each other on two processors. */
  private static final int AT_ONCE = 8;

  private static final InstantSource CLOCK = InstantSource.system();

  private final Installation installation;
  private final Http network;
  private final String authority;
  private final RandomGenerator random = new SecureRandom();

  Fleet(Installation installation, Http network) throws IOException {
    this.installation = installation;
    this.network = network;
    this.authority = Files.readString(installation.authority());
  }

  /** The identities of {@code count} enrolled agents; those that are missing enrol. */
  List<Identity> enrolled(int count) throws IOException, InterruptedException {
    PanelClient panel = PanelClient.login(installation);
    List<Future<Identity>> enrolments = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int number = 1; number <= count; number++) {
        int one = number;
        enrolments.add(threads.submit(() -> identity(one, panel)));
      }
    }
    List<Identity> identities = new ArrayList<>();
    for (Future<Identity> enrolment : enrolments) {
      try {
        identities.add(enrolment.get());
      } catch (ExecutionException e) {
        throw new IOException("An agent could not enrol", e.getCause());
      }
    }
    return identities;
  }

  /** The agent of that identity, which counts in {@code figures}. */
  SimulatedHost host(Identity identity, int number, Figures figures) {
    Secret key = HostKey.in(places(number).hostKey()).privateKey();
    CloudClient cloud = new CloudClient(identity, key, network, CLOCK, random);
    return new SimulatedHost(
        cloud,
        new SqsQueue(cloud, network, CLOCK),
        new Verification(identity, CLOCK),
        figures,
        random);
  }

  private Identity identity(int number, PanelClient panel) throws IOException {
    Places places = places(number);
    Optional<Identity> known = Identity.in(places.identity());
    return known.isPresent() ? known.get() : enrol(number, panel, places);
  }

  private Identity enrol(int number, PanelClient panel, Places places) throws IOException {
    Files.createDirectories(places.state());
    Fields server =
        succeeded(panel.send("POST", "/panel/servers", Map.of("name", "simulated-" + number)))
            .object("server");
    Fields token =
        succeeded(
            panel.send(
                "POST", "/panel/servers/" + server.number("id") + "/enrolment-token", Map.of()));
    Enrolment.Result result =
        new Enrolment(places, network)
            .enrol(
                installation.url(),
                Optional.of(authority),
                Secret.of(token.text("enrolment_token")),
                new Enrolment.Applicant("simulated-" + number, "0.1.0", "simulated"));
    if (result instanceof Enrolment.Result.Enrolled(Identity identity)) {
      return identity;
    }
    throw new IOException("Enrolment ended with " + result);
  }

  private static Fields succeeded(Answer answer) throws IOException {
    if (answer.status() / 100 != 2) {
      throw new IOException("The panel answered " + answer);
    }
    return answer.data();
  }

  private Places places(int number) {
    Path folder = installation.directory().resolve(".run/data/simulated/" + number);
    return new Places(folder, folder);
  }
}
