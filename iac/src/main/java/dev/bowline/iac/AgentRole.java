package dev.bowline.iac;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The ceiling of what any agent can ever be given. Only the API's function assumes the role, in
 * sessions that are named after a server, and with a session policy that leaves of all this one
 * server's queue or one server's backups, for an hour.
 */
final class AgentRole extends Construct {

  private final Role role;

  AgentRole(Construct stack, Names names, Permissions permissions, Buckets buckets, Role api) {
    super(stack, "Agents");
    IPrincipal function =
        new PrincipalWithConditions(
            api,
            Map.of("StringLike", Map.of("sts:RoleSessionName", List.of("server-*", "backup-*"))));
    role =
        Role.Builder.create(this, "Role")
            .roleName(names.of("agent"))
            .description("What an agent's session is narrowed from")
            .maxSessionDuration(Duration.hours(1))
            .assumedBy(function)
            .build();
    role.addToPolicy(
        Grant.of(
            List.of(
                "sqs:ReceiveMessage",
                "sqs:DeleteMessage",
                "sqs:ChangeMessageVisibility",
                "sqs:GetQueueAttributes"),
            List.of(permissions.queues())));
    role.addToPolicy(
        Grant.of(
            List.of(
                "s3:GetObject",
                "s3:PutObject",
                "s3:DeleteObject",
                "s3:AbortMultipartUpload",
                "s3:ListMultipartUploadParts"),
            List.of(buckets.backups().arnForObjects("hosts/*"))));
    role.addToPolicy(
        Grant.of(
            List.of("s3:ListBucket"),
            List.of(buckets.backups().getBucketArn()),
            Map.of("StringLike", Map.of("s3:prefix", "hosts/*"))));
    role.addToPolicy(
        Grant.of(List.of("s3:GetBucketLocation"), List.of(buckets.backups().getBucketArn())));
    api.addToPolicy(Grant.of(List.of("sts:AssumeRole"), List.of(role.getRoleArn())));
  }

  Role role() {
    return role;
  }
}
