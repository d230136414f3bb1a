package dev.bowline.iac;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.kms.Key;
import software.constructs.Construct;

/**
 * Three master keys, each for other hands.
 *
 * <ul>
 *   <li>{@code vault} wraps the data keys under which secrets are sealed. The functions alone use
 *       it, and only for a tenant and an epoch; the account's administrators manage it and cannot
 *       decrypt with it.
 *   <li>{@code backups} encrypts the bucket of backups. Agents use it through S3 and no other way.
 *   <li>{@code data} encrypts the database, the tables about people, and alarms.
 * </ul>
 *
 * Each turns once a year; what an earlier turn encrypted stays readable. A key that goes takes what
 * it encrypts with it, so keys outlive the stack.
 */
final class Keys extends Construct {

  private static final List<String> ADMINISTRATION =
      List.of(
          "kms:CancelKeyDeletion",
          "kms:CreateAlias",
          "kms:DeleteAlias",
          "kms:DescribeKey",
          "kms:DisableKey",
          "kms:DisableKeyRotation",
          "kms:EnableKey",
          "kms:EnableKeyRotation",
          "kms:GetKeyPolicy",
          "kms:GetKeyRotationStatus",
          "kms:ListAliases",
          "kms:ListGrants",
          "kms:ListKeyPolicies",
          "kms:ListKeyRotations",
          "kms:ListResourceTags",
          "kms:PutKeyPolicy",
          "kms:RevokeGrant",
          "kms:RotateKeyOnDemand",
          "kms:ScheduleKeyDeletion",
          "kms:TagResource",
          "kms:UntagResource",
          "kms:UpdateAlias",
          "kms:UpdateKeyDescription");

  /** What DynamoDB's guide wants of whoever uses a table under a key of one's own. */
  private static final List<String> THROUGH_A_SERVICE =
      List.of(
          "kms:Decrypt",
          "kms:DescribeKey",
          "kms:Encrypt",
          "kms:GenerateDataKey",
          "kms:GenerateDataKeyWithoutPlaintext",
          "kms:ReEncryptFrom",
          "kms:ReEncryptTo");

  private static final List<String> ENVELOPE = List.of("kms:GenerateDataKey", "kms:Decrypt");

  private final Key vault;
  private final Key backups;
  private final Key data;

  Keys(Construct stack) {
    super(stack, "Keys");
    vault = key("Vault", "Wraps the data keys of Bowline's vault");
    backups = key("Backups", "Encrypts Bowline's bucket of backups");
    data = key("Data", "Encrypts Bowline's database and tables");
    IPrincipal account = new AccountRootPrincipal();
    data.addToResourcePolicy(
        Grant.ofKey(List.of(account), THROUGH_A_SERVICE, through("dynamodb", "rds")));
    data.addToResourcePolicy(
        Grant.ofKey(
            List.of(account),
            List.of("kms:CreateGrant"),
            Map.of(
                "StringEquals",
                Map.of("kms:ViaService", List.of(service("dynamodb"), service("rds"))),
                "Bool",
                Map.of("kms:GrantIsForAWSResource", "true"))));
    data.addToResourcePolicy(
        Grant.ofKey(
            List.of(new ServicePrincipal("cloudwatch.amazonaws.com")),
            ENVELOPE,
            Map.of("StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount()))));
  }

  private Key key(String id, String description) {
    return Key.Builder.create(this, id)
        .description(description)
        .enableKeyRotation(true)
        .removalPolicy(RemovalPolicy.RETAIN)
        .policy(administration())
        .build();
  }

  private static PolicyDocument administration() {
    return PolicyDocument.Builder.create()
        .statements(
            List.of(Grant.ofKey(List.of(new AccountRootPrincipal()), ADMINISTRATION, Map.of())))
        .build();
  }

  Key vault() {
    return vault;
  }

  Key backups() {
    return backups;
  }

  Key data() {
    return data;
  }

  /** Lets {@code functions} seal and open, for one tenant in one epoch at a time. */
  void unlockVault(List<? extends IPrincipal> functions) {
    vault.addToResourcePolicy(
        Grant.ofKey(
            functions,
            ENVELOPE,
            Map.of(
                "ForAllValues:StringEquals",
                Map.of("kms:EncryptionContextKeys", List.of("tenant", "epoch")),
                "Null",
                Map.of(
                    "kms:EncryptionContext:tenant", "false",
                    "kms:EncryptionContext:epoch", "false"))));
  }

  /** Lets {@code agents} read and write objects of the encrypted bucket. */
  void unlockBackups(IPrincipal agents) {
    backups.addToResourcePolicy(Grant.ofKey(List.of(agents), ENVELOPE, through("s3")));
  }

  /** Lets {@code functions} use encrypted tables. */
  void unlockTables(List<? extends IPrincipal> functions) {
    data.addToResourcePolicy(Grant.ofKey(functions, THROUGH_A_SERVICE, through("dynamodb")));
  }

  private Map<String, Object> through(String... services) {
    List<String> names = List.of(services).stream().map(this::service).toList();
    return Map.of("StringEquals", Map.of("kms:ViaService", names));
  }

  private String service(String name) {
    return name + "." + Stack.of(this).getRegion() + ".amazonaws.com";
  }
}
