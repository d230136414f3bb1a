package dev.bowline.cloud.authentication;

/**
 * One way to prove who calls. A scheme is a file and a bean; its {@code @Order} says which is asked
 * first. It is called on a virtual thread and may block.
 */
public interface AuthenticationScheme {

  /** Judges {@code request}; it has no effect but look-ups and marks against replay. */
  Authentication authenticate(IncomingRequest request);
}
