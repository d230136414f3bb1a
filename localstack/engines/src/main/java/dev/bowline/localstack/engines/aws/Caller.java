package dev.bowline.localstack.engines.aws;

import java.util.Map;

/** Who signed a request. */
sealed interface Caller {

  /** The name that answers and refusals give the caller. */
  String arn();

  /**
   * Refuses with {@code AccessDenied} unless the caller may do {@code action} to {@code resource}.
   *
   * @param context what conditions are asked about, such as {@code s3:prefix}
   */
  void require(String action, String resource, Map<String, String> context);

  /** The same for an action that has no context. */
  default void require(String action, String resource) {
    require(action, resource, Map.of());
  }

  /** The account's owner, who may do everything. */
  record Root(String arn) implements Caller {

    @Override
    public void require(String action, String resource, Map<String, String> context) {
      // Nothing is denied to the owner.
    }
  }

  /** A role that was assumed; it may do what its session policy allows and nothing else. */
  record Session(String arn, SessionPolicy policy) implements Caller {

    @Override
    public void require(String action, String resource, Map<String, String> context) {
      if (!policy.allows(action, resource, context)) {
        throw AwsFault.accessDenied(this, action, resource);
      }
    }
  }
}
