package dev.bowline.localstack.engines.aws;

/** Who signed a request. */
sealed interface Caller {

  /** The name that answers and refusals give the caller. */
  String arn();

  /**
   * Refuses with {@code AccessDenied} unless the caller may do {@code action} to {@code resource}.
   */
  void require(String action, String resource);

  /** The account's owner, who may do everything. */
  record Root(String arn) implements Caller {

    @Override
    public void require(String action, String resource) {
      // Nothing is denied to the owner.
    }
  }

  /** A role that was assumed; it may do what its session policy allows and nothing else. */
  record Session(String arn, SessionPolicy policy) implements Caller {

    @Override
    public void require(String action, String resource) {
      if (!policy.allows(action, resource)) {
        throw AwsFault.accessDenied(this, action, resource);
      }
    }
  }
}
