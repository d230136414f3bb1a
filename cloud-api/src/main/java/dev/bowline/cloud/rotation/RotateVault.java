package dev.bowline.cloud.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command that rotates the vault of an installation, with the API's own configuration. It needs
 * no API that runs, and may run beside one.
 */
public final class RotateVault {

  /** Nothing sealed before the current epoch is left. */
  static final int DONE = 0;

  /** Some secrets are left that could not be sealed again. */
  static final int LEFT = 1;

  /** The command line means nothing. */
  static final int WRONG_USAGE = 2;

  /** Database, DynamoDB or the key service did not answer. */
  static final int AWAY = 3;

  private static final String USAGE =
      """
      Usage: rotate-vault [--status] [--json]

      Begins a new epoch of the vault and seals every stored secret again under new data keys and
      the current master key. Secrets stay what they are; nobody notices. When it is stopped, the
      next call, or the API in its background, goes on with the same epoch.

        --status   tell how far the last rotation has come, and change nothing
        --json     one JSON object on standard output

      To change the master key, first let bowline.vault.kms-key-id name the new one and
      bowline.vault.former-kms-key-ids list the old one, everywhere; then rotate. Disable the old
      one when the status says finished.
      Exit codes: 0 all is sealed in the current epoch, 1 some secrets are left, 2 wrong usage,
      3 a service did not answer.
      """;

  private RotateVault() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream output = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
    PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    Set<String> options = Set.copyOf(List.of(arguments));
    if (options.contains("--help")) {
      output.print(USAGE);
      System.exit(DONE);
    }
    if (!Set.of("--status", "--json").containsAll(options)) {
      errors.print(USAGE);
      System.exit(WRONG_USAGE);
    }
    System.exit(rotate(options, output, errors));
  }

  private static int rotate(Set<String> options, PrintStream output, PrintStream errors) {
    Map<String, Object> quiet =
        Map.of("bowline.background", "false", "bowline.provision.on-start", "false");
    try (ApplicationContext context = ApplicationContext.builder().properties(quiet).start()) {
      return run(context.getBean(Rotation.class), options, output);
    } catch (RuntimeException | IOException e) {
      errors.println("The rotation stopped and may be called again: " + e.getMessage());
      return AWAY;
    }
  }

  /** Runs the command in an installation and returns its exit code. */
  static int run(Rotation rotation, Set<String> options, PrintStream output) throws IOException {
    if (!options.contains("--status")) {
      rotation.begin();
      rotation.round();
    }
    RotationState state = rotation.state();
    if (options.contains("--json")) {
      byte[] json = JsonMapper.createDefault().writeValueAsBytes(state.fields());
      output.println(new String(json, UTF_8));
    } else {
      output.print(state.text());
    }
    return state.left() == 0 ? DONE : LEFT;
  }
}
