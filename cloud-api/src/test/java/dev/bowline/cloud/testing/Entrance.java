package dev.bowline.cloud.testing;

/** Takes requests to one running API. */
interface Entrance extends AutoCloseable {

  TestAnswer send(TestRequest request);

  @Override
  void close();
}
