package dev.bowline.cloud.problem;

/**
 * The only exception that is meant to cross HTTP. It has no stack trace: it is an answer, not a
 * fault.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** Carries {@code problem}. */
  public ProblemException(Problem problem) {
    super(problem.code().name(), null, false, false);
    this.problem = problem;
  }

  /** What the client is told. */
  public Problem problem() {
    return problem;
  }
}
