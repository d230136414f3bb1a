package dev.bowline.iac;

import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/** What is told when the stack is deployed, so that one template serves every installation. */
final class Parameters {

  /**
   * The release that the template names. A version of a function is never changed, so each release
   * needs a resource of its own for it: {@code iac/deploy} writes the release's name over this one.
   */
  static final String RELEASE = "Release0";

  /** A bucket's. */
  private static final int LONGEST_NAME = 63;

  private final CfnParameter prefix;
  private final CfnParameter releaseBucket;
  private final CfnParameter releaseKey;
  private final CfnParameter certificatesKey;
  private final CfnParameter domainName;
  private final CfnParameter certificateArn;
  private final CfnParameter alarmEmail;
  private final CfnParameter agentPackageUrl;
  private final CfnParameter rootEmail;
  private final CfnCondition hasAgentPackageUrl;
  private final CfnCondition hasRootEmail;
  private final CfnCondition hasDomain;
  private final CfnCondition hasAlarmEmail;

  Parameters(Construct stack) {
    prefix = parameter(stack, "Prefix", "bowline-", "What the names of all things begin with");
    prefix.setAllowedPattern("[a-z][a-z0-9-]*-");
    prefix.setMaxLength(LONGEST_NAME - Buckets.RECORD.length());
    prefix.setConstraintDescription("Small letters, digits and hyphens, the last one a hyphen");
    releaseBucket =
        parameter(stack, "ReleaseBucket", "bowline-releases", "The bucket that holds releases");
    releaseKey =
        parameter(stack, "ReleaseKey", "cloud-api-lambda.zip", "The functions' code in it");
    certificatesKey =
        parameter(stack, "CertificatesKey", "rds-ca.zip", "RDS's certificate authorities in it");
    domainName = parameter(stack, "DomainName", "", "The API's own name; empty for AWS's");
    certificateArn = parameter(stack, "CertificateArn", "", "ACM's certificate for that name");
    alarmEmail = parameter(stack, "AlarmEmail", "", "Who is written to when an alarm rings");
    agentPackageUrl =
        parameter(stack, "AgentPackageUrl", "", "Where servers fetch the agent's package");
    rootEmail = parameter(stack, "RootEmail", "", "Who is invited to be the first member");
    hasRootEmail = given(stack, "HasRootEmail", rootEmail);
    hasAgentPackageUrl = given(stack, "HasAgentPackageUrl", agentPackageUrl);
    hasDomain = given(stack, "HasDomain", domainName);
    hasAlarmEmail = given(stack, "HasAlarmEmail", alarmEmail);
  }

  private static CfnParameter parameter(
      Construct stack, String id, String usual, String description) {
    return CfnParameter.Builder.create(stack, id)
        .type("String")
        .defaultValue(usual)
        .description(description)
        .build();
  }

  private static CfnCondition given(Construct stack, String id, CfnParameter parameter) {
    return CfnCondition.Builder.create(stack, id)
        .expression(Fn.conditionNot(Fn.conditionEquals(parameter.getValueAsString(), "")))
        .build();
  }

  Names names() {
    return new Names(prefix.getValueAsString());
  }

  String releaseBucket() {
    return releaseBucket.getValueAsString();
  }

  String releaseKey() {
    return releaseKey.getValueAsString();
  }

  String certificatesKey() {
    return certificatesKey.getValueAsString();
  }

  String domainName() {
    return domainName.getValueAsString();
  }

  String certificateArn() {
    return certificateArn.getValueAsString();
  }

  String alarmEmail() {
    return alarmEmail.getValueAsString();
  }

  /** Where servers fetch the agent's package; no setting at all when nobody told. */
  String agentPackageUrl() {
    return ifGiven(hasAgentPackageUrl, agentPackageUrl);
  }

  /** Who is invited to be the first member; no setting at all when nobody told. */
  String rootEmail() {
    return ifGiven(hasRootEmail, rootEmail);
  }

  private static String ifGiven(CfnCondition given, CfnParameter parameter) {
    return Token.asString(
        Fn.conditionIf(given.getLogicalId(), parameter.getValueAsString(), Aws.NO_VALUE));
  }

  /** Whether the API has a name of its own. */
  CfnCondition hasDomain() {
    return hasDomain;
  }

  /** Whether anybody is written to. */
  CfnCondition hasAlarmEmail() {
    return hasAlarmEmail;
  }
}
