package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.BackupCommand;
import dev.bowline.contract.command.HostPath;
import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import dev.bowline.host.policy.BackupPaths;
import java.util.Map;

/**
 * What the agent orders a unit of its own to do; holds no secret.
 *
 * @param repository as restic names it
 * @param region of AWS
 * @param server the number of this host
 * @param allowed what the policy allowed when the command was taken
 * @param uploadLimit in KiB/s, 0 for none
 * @param port on loopback at which there are keys for the bucket, 0 when there are none
 */
record Order(
    BackupCommand command,
    String repository,
    String region,
    long server,
    BackupPaths allowed,
    int uploadLimit,
    int port) {

  /** Whether nobody but this host writes to the repository. */
  boolean isOwn() {
    return repository.endsWith("/hosts/" + server);
  }

  Order at(Access access, int port) {
    return new Order(
        command, access.repository(), access.region(), server, allowed, uploadLimit, port);
  }

  Map<String, Object> toFields() {
    return Fields.object(
        "operation",
        command.operation(),
        "arguments",
        command.arguments(),
        "repository",
        repository,
        "region",
        region,
        "server",
        server,
        "allowed",
        allowed.listed().stream().map(HostPath::text).toList(),
        "upload_limit",
        uploadLimit,
        "port",
        port);
  }

  static Order of(Fields fields) {
    return new Order(
        BackupCommand.of(fields.text("operation"), fields.object("arguments"))
            .orElseThrow(() -> new WireException("Not an operation on backups")),
        fields.text("repository"),
        fields.text("region"),
        fields.number("server"),
        new BackupPaths(
            fields.texts("allowed").stream()
                .map(text ->
                    HostPath.parse(text)
                        .orElseThrow(() -> new WireException("A path is not absolute")))
                .toList()),
        fields.smallNumber("upload_limit"),
        fields.smallNumber("port"));
  }
}
