package dev.bowline.iac;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.Version;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/**
 * One function with its role, its log and, behind the alias {@code live}, the version that serves:
 * a snapshot of the started process, from which instances begin.
 */
final class HandlerFunction extends Construct {

  /** What all callers call, but for a deployment: it provisions by code that is not live yet. */
  static final String LIVE = "live";

  private final Handler handler;
  private final Role role;
  private final LogGroup log;
  private final Names names;

  HandlerFunction(Construct stack, Handler handler, Names names, Stage stage) {
    super(stack, handler.id());
    this.handler = handler;
    this.names = names;
    log =
        LogGroup.Builder.create(this, "Log")
            .logGroupName("/aws/lambda/" + name())
            .retention(stage.logs())
            .removalPolicy(stage.data())
            .build();
    role =
        Role.Builder.create(this, "Role")
            .roleName(name())
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .build();
  }

  Handler handler() {
    return handler;
  }

  String name() {
    return names.of(handler.word());
  }

  Role role() {
    return role;
  }

  LogGroup log() {
    return log;
  }

  /** Lets it do what {@code statements} say. */
  void allow(List<PolicyStatement> statements) {
    statements.forEach(role::addToPolicy);
  }

  /** Where its code comes from, and what it is told. */
  record Release(Parameters parameters, Certificates certificates, Map<String, String> settings) {

    /** The same, told one thing more. */
    Release with(String setting, String value) {
      var more = new LinkedHashMap<>(settings);
      more.put(setting, value);
      return new Release(parameters, certificates, more);
    }
  }

  /** The alias that serves {@code release}. */
  Alias serve(Release release, Network network, Stage stage) {
    var description =
        Function.Builder.create(this, "Function")
            .functionName(name())
            .handler(handler.type())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .memorySize(handler.megabytes())
            .timeout(Duration.seconds(handler.seconds()))
            .reservedConcurrentExecutions(handler.concurrency(stage))
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
            .environment(release.settings())
            .layers(List.of(release.certificates().layer()))
            .role(role)
            .logGroup(log)
            .code(
                Code.fromBucket(
                    Bucket.fromBucketName(this, "Releases", release.parameters().releaseBucket()),
                    release.parameters().releaseKey()));
    if (handler.usesDatabase()) {
      description
          .vpc(network.vpc())
          .vpcSubnets(network.forFunctions())
          .securityGroups(List.of(group(network)));
    }
    return alias(description.build());
  }

  private SecurityGroup group(Network network) {
    return handler == Handler.BACKGROUND ? network.courier() : network.inner();
  }

  private Alias alias(Function function) {
    Version version =
        Version.Builder.create(this, "Version")
            .lambda(function)
            .description(Parameters.RELEASE)
            .build();
    if (version.getNode().getDefaultChild() instanceof CfnVersion resource) {
      resource.overrideLogicalId(handler.id() + "Of" + Parameters.RELEASE);
    }
    return Alias.Builder.create(this, "Live").aliasName(LIVE).version(version).build();
  }
}
