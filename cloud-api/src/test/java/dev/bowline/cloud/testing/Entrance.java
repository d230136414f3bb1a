package dev.bowline.cloud.testing;

/** Takes requests to one running API. */
interface Entrance extends AutoCloseable {

  TestAnswer send(TestRequest request);

  /** What stands in the Host header. */
  String authority();

  @Override
  void close();
}
