package dev.bowline.iac;

import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import io.github.cdklabs.cdknag.RegexAppliesTo;
import java.util.List;
import software.amazon.awscdk.Stack;

/** Rules of AwsSolutions that a stack breaks on purpose, one by one, each with its reason. */
final class Suppressions {

  private static final String WILDCARD = "AwsSolutions-IAM5";
  private static final String QUEUES = "/^Resource::.*server-\\*$/";
  private static final String OBJECTS = "/^Resource::.*hosts\\/\\*$/";
  private static final String EVERYTHING = "/^Resource::\\*$/";

  private static final String QUEUES_COME_AND_GO =
      "Each server has a queue, made when it enrols; their names begin alike.";
  private static final String INTERFACES =
      "Lambda joins the function to the network in its name; the function itself is denied these.";

  private final Stack stack;

  private Suppressions(Stack stack) {
    this.stack = stack;
  }

  /** Those of an installation. */
  static void ofInstallation(Stack stack, Stage stage) {
    var those = new Suppressions(stack);
    those.wildcard("Api", QUEUES, QUEUES_COME_AND_GO);
    those.wildcard("Background", QUEUES, QUEUES_COME_AND_GO);
    those.wildcard("Agents", QUEUES, QUEUES_COME_AND_GO + " A session names one.");
    those.wildcard(
        "Api", OBJECTS, "A removed server's backups are deleted, whatever they are named.");
    those.wildcard(
        "Agents", OBJECTS, "Restic names its objects; a session is bound to one server's.");
    for (String function : List.of("Api", "Background", "Provision")) {
      those.wildcard(function, EVERYTHING, INTERFACES);
    }
    those.note(
        "Http/Everything",
        "AwsSolutions-APIG4",
        "The function finds out who calls; a test demands a scope of every route that is not listed.");
    those.note(
        "RequestLines/Lost/Resource",
        "AwsSolutions-SQS3",
        "This is the queue for what failed; an alarm tells when anything is in it.");
    if (!stage.isProtected()) {
      those.note(
          "Database/Cluster",
          "AwsSolutions-RDS10",
          "An installation for trying out can be deleted with all it holds.");
    }
  }

  /** Those of the bucket of releases. */
  static void ofReleases(Stack stack) {
    new Suppressions(stack)
        .note(
            "Releases/Resource",
            "AwsSolutions-S1",
            "Releases are no secret, and every version of them is kept.");
  }

  private void wildcard(String function, String resources, String reason) {
    note(
        function + "/Role/DefaultPolicy/Resource",
        NagPackSuppression.builder()
            .id(WILDCARD)
            .reason(reason)
            .appliesTo(List.of(RegexAppliesTo.builder().regex(resources).build()))
            .build());
  }

  private void note(String path, String rule, String reason) {
    note(path, NagPackSuppression.builder().id(rule).reason(reason).build());
  }

  private void note(String path, NagPackSuppression suppression) {
    NagSuppressions.addResourceSuppressionsByPath(
        stack, "/" + stack.getNode().getId() + "/" + path, List.of(suppression));
  }
}
