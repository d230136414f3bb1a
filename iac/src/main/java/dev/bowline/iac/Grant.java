package dev.bowline.iac;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;

/** Statements of policies in one line each. Every action is spelt out. */
final class Grant {

  private Grant() {}

  /** Lets whoever has the policy do {@code actions}. */
  static PolicyStatement of(List<String> actions, List<String> resources) {
    return PolicyStatement.Builder.create().actions(actions).resources(resources).build();
  }

  /** The same under {@code conditions}. */
  static PolicyStatement of(
      List<String> actions, List<String> resources, Map<String, Object> conditions) {
    return PolicyStatement.Builder.create()
        .actions(actions)
        .resources(resources)
        .conditions(conditions)
        .build();
  }

  /** In the policy of a key, where the resource is the key itself. */
  static PolicyStatement ofKey(
      List<? extends IPrincipal> principals, List<String> actions, Map<String, Object> conditions) {
    return PolicyStatement.Builder.create()
        .principals(principals)
        .actions(actions)
        .resources(List.of("*"))
        .conditions(conditions)
        .build();
  }

  /** Denies {@code actions} under {@code conditions}. */
  static PolicyStatement denial(
      List<String> actions, List<String> resources, Map<String, Object> conditions) {
    return PolicyStatement.Builder.create()
        .effect(Effect.DENY)
        .actions(actions)
        .resources(resources)
        .conditions(conditions)
        .build();
  }
}
