package dev.bowline.localstack.e2e;

import dev.bowline.localstack.client.AwsAccess;
import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.client.Shell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.s3.S3Client;

/** What the tests of backups do on a test server, beside asking the cloud. */
record HostFiles(Installation installation, Shell shell, int server) {

  private static final String BUCKET = "bowline-backups";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** On test server 1. */
  static HostFiles of(Installation installation) {
    return new HostFiles(installation, Shell.of(installation), 1);
  }

  /** Runs a line of the shell there. */
  String run(String line) throws IOException {
    return shell.onServer(server, "bash", "-c", line);
  }

  /** Puts a script of the tests there and returns where it is. */
  String script(String resource) throws IOException {
    try (var stream = HostFiles.class.getResourceAsStream("/backup/" + resource)) {
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      String place = "/root/" + resource;
      shell.onServer(server, "bash", "-c", "printf %s \"$1\" > " + place, "bash", text);
      return place;
    }
  }

  /** What differs between the tree and its copy, whatever a file system can say of a file. */
  String differences() throws IOException {
    return run("rsync -inacAXH --delete /root/copy/ /srv/tree/");
  }

  /** Makes a file of random bytes, which nothing makes smaller. */
  void randomFile(String path, int bytes) throws IOException {
    run("mkdir -p $(dirname " + path + ") && head -c " + bytes + " /dev/urandom > " + path);
  }

  /** Has the host send backups no faster than so. */
  void limitUpload(int kibPerSecond) throws IOException {
    run(
        "sed -i '/^backup_upload_limit/d' /etc/bowline/policy.conf;"
            + " echo backup_upload_limit = "
            + kibPerSecond
            + " >> /etc/bowline/policy.conf");
  }

  /** Ends the agent as nothing can be ended more suddenly. */
  void killAgent() throws IOException {
    shell.onServer(
        server, "systemctl", "kill", "--kill-whom=main", "--signal=KILL", "bowline-agent");
  }

  /** The processes of that name on the server. */
  String processes(String name) throws IOException {
    return run("pgrep -x " + name + " || true");
  }

  void awaitProcess(String name) throws Exception {
    Eventually.holds("A process " + name, PATIENCE, () -> !processes(name).isEmpty());
  }

  /** How many locks there are in the bucket. */
  long locks() throws IOException {
    var builder = S3Client.builder().forcePathStyle(true);
    try (var s3 = AwsAccess.of(installation).client(builder, "s3")) {
      return s3.listObjectsV2Paginator(all -> all.bucket(BUCKET)).contents().stream()
          .filter(object -> object.key().contains("/locks/"))
          .count();
    }
  }

  /** Lets the bucket hold {@code more} bytes than it does. */
  void limitBucket(long more) throws IOException {
    Path s3 = installation.directory().resolve(".run/data/s3");
    long used;
    try (var files = Files.walk(s3)) {
      used = files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
    Files.writeString(s3.resolve("quota"), Long.toString(used + more));
  }

  /** Lets the bucket hold whatever it gets. */
  void unlimitBucket() throws IOException {
    Files.deleteIfExists(installation.directory().resolve(".run/data/s3/quota"));
  }
}
