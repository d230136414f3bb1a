package dev.bowline.localstack.engines;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * S3Proxy on 127.0.0.1 with a directory per bucket and a file per object. It checks no signature:
 * the AWS front does. An object appears as a whole or not at all.
 */
final class ObjectEngine implements AutoCloseable {

  private static final long NO_PATIENCE = 0;

  private final S3Proxy proxy;
  private final ObjectQuota quota;

  private ObjectEngine(S3Proxy proxy, ObjectQuota quota) {
    this.proxy = proxy;
    this.quota = quota;
  }

  static ObjectEngine start(Storage storage, int wantedPort) throws IOException {
    var directory =
        new PrivateFiles(
            switch (storage) {
              case Storage.Kept(Path kept) -> kept.resolve("s3");
              case Storage.Temporary() -> Files.createTempDirectory("bowline-s3");
            });
    Path buckets = Files.createDirectories(directory.path("buckets"));
    var proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(buckets.toString()))
            .endpoint(URI.create("http://127.0.0.1:" + FreePort.orElse(wantedPort)))
            .ignoreUnknownHeaders(true)
            .stopTimeout(NO_PATIENCE)
            .build();
    return new ObjectEngine(started(proxy), new ObjectQuota(directory, buckets));
  }

  private static S3Proxy started(S3Proxy proxy) throws IOException {
    try {
      proxy.start();
      return proxy;
    } catch (Exception failed) {
      throw new IOException("S3Proxy does not start", failed);
    }
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + proxy.getPort());
  }

  /** What the buckets may hold together. */
  ObjectQuota quota() {
    return quota;
  }

  @Override
  public void close() throws IOException {
    try {
      proxy.stop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (Exception failed) {
      throw new IOException("S3Proxy does not stop", failed);
    }
  }
}
