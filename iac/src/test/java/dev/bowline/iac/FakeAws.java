package dev.bowline.iac;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The commands that {@code iac/deploy} calls, as scripts that come first on its PATH: they note how
 * they were called, and answer what the test says. The bucket of releases is a folder.
 */
final class FakeAws {

  private static final String AWS =
      """
      echo "aws $*" >>"$FAKE/calls"
      for word; do before=${last:-} last=$word; done
      case "$*" in
        *get-caller-identity*) echo 123456789012 ;;
        *describe-stacks*StackStatus)
          [ ! -f "$FAKE/refusal" ] || { cat "$FAKE/refusal" >&2; exit 254; }
          cat "$FAKE/status" ;;
        *describe-stacks*Parameters*) cat "$FAKE/parameters" ;;
        *"s3 cp --only-show-errors s3://"*) cp "$FAKE/bucket/${before##*/}" "$last" ;;
        *"s3 cp"*) cp "$before" "$FAKE/bucket/${last##*/}" ;;
        *"lambda invoke"*) cp "$FAKE/answer" "$last" ;;
      esac
      """;

  private static final String CURL = "cp \"$FAKE/authorities\" \"$3\"\n";

  private static final String JAR = "touch \"$4\"\n";

  private final Path place;

  /** Where nothing is installed yet. */
  FakeAws(Path place) throws IOException {
    this.place = place;
    Files.createDirectories(place.resolve("bin"));
    Files.createDirectories(place.resolve("bucket"));
    command("aws", AWS);
    command("curl", CURL);
    command("jar", JAR);
    function("one");
    authorities("first");
    answers("{}");
    refuses("An error occurred (ValidationError): Stack with id bowline does not exist");
  }

  /** What a run printed, and what it called. */
  record Run(int status, String output, List<String> calls) {

    /** The calls that hold all of {@code words}. */
    List<String> calls(String... words) {
      return calls.stream()
          .filter(call -> List.of(words).stream().allMatch(call::contains))
          .toList();
    }

    /** The only call that holds {@code words}. */
    String call(String words) {
      List<String> those = calls(words);
      if (those.size() != 1) {
        throw new AssertionError(words + " was called " + those.size() + " times: " + this);
      }
      return those.getFirst();
    }

    /** The release that the stack was given. */
    String release() {
      return call("--capabilities").replaceAll(".* ReleaseKey=(\\w+)\\.zip .*", "$1");
    }
  }

  private void command(String name, String script) throws IOException {
    Path file = Files.writeString(place.resolve("bin").resolve(name), "#!/bin/bash\n" + script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The stack is there, and was told {@code parameters}. */
  void stack(String status, Map<String, String> parameters) throws IOException {
    Files.deleteIfExists(place.resolve("refusal"));
    write("status", status + "\n");
    StringBuilder lines = new StringBuilder();
    parameters.forEach((name, value) -> lines.append(name).append('\t').append(value).append('\n'));
    write("parameters", lines.toString());
  }

  /** AWS does not describe the stack, for this reason. */
  void refuses(String reason) throws IOException {
    write("refusal", reason + "\n");
  }

  /** What the function provision answers. */
  void answers(String json) throws IOException {
    write("answer", json);
  }

  /** RDS's certificate authorities. */
  void authorities(String pem) throws IOException {
    write("authorities", pem);
  }

  /** The function that was built. */
  void function(String zip) throws IOException {
    write("function.zip", zip);
  }

  /** What the bucket of releases holds under {@code name}. */
  Path released(String name) {
    return place.resolve("bucket").resolve(name);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(place.resolve(file), text);
  }

  /** Deploys the function that was built. */
  Run deploy(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("--zip", place.resolve("function.zip").toString()));
    all.addAll(List.of(arguments));
    return run(all);
  }

  /** Deploys as {@code arguments} say. */
  Run run(List<String> arguments) throws IOException, InterruptedException {
    Files.deleteIfExists(place.resolve("calls"));
    List<String> command = new ArrayList<>(List.of("./deploy"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("FAKE", place.toString());
    environment.put("PATH", place.resolve("bin") + File.pathSeparator + environment.get("PATH"));
    environment.keySet().removeAll(List.of("JAVA_HOME", "AWS_REGION"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Path calls = place.resolve("calls");
    return new Run(
        process.waitFor(), output, Files.exists(calls) ? Files.readAllLines(calls) : List.of());
  }
}
