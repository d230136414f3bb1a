package dev.bowline.localstack.engines.aws;

/** An answer of AWS that is not a success: a status, a stable code and a sentence. */
final class AwsFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String sentence;

  AwsFault(int status, String code, String sentence) {
    super(code + ": " + sentence);
    this.status = status;
    this.code = code;
    this.sentence = sentence;
  }

  static AwsFault accessDenied(Caller caller, String action, String resource) {
    return new AwsFault(
        403,
        "AccessDenied",
        "User: %s is not authorized to perform: %s on resource: %s"
            .formatted(caller.arn(), action, resource));
  }

  static AwsFault unknownOperation() {
    return new AwsFault(400, "InvalidAction", "The stand-in does not offer this operation.");
  }

  static AwsFault invalid(String sentence) {
    return new AwsFault(400, "ValidationError", sentence);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String sentence() {
    return sentence;
  }
}
