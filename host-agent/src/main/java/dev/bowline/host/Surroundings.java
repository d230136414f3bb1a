package dev.bowline.host;

import dev.bowline.host.cloud.Http;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Pause;
import dev.bowline.host.system.Places;
import dev.bowline.host.system.Processes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * Everything outside the agent that it touches.
 *
 * @param root directory under which {@code /proc} and {@code /etc/os-release} are
 * @param user who works here: the agent's own user, or whoever is at the shell
 * @param owner of the policy file, {@code root}
 * @param https connections that trust an authority (PEM), or the platform's when there is none
 * @param pause real on a host, counted in a test
 */
public record Surroundings(
    Places places,
    Path root,
    String user,
    String owner,
    Processes processes,
    Function<Optional<String>, Http> https,
    InstantSource clock,
    RandomGenerator random,
    Pause pause,
    Log log) {}
