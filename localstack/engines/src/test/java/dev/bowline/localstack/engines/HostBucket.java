package dev.bowline.localstack.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** The bucket of that name, as hosts and its owner use it. */
record HostBucket(String name) {

  /** A client of host {@code number}, with a session of a quarter of an hour. */
  S3Client host(Clients clients, int number) {
    return clients.s3(clients.hostOf(name, number, 900));
  }

  void put(S3Client client, String key, String content) {
    client.putObject(one -> one.bucket(name).key(key), RequestBody.fromString(content));
  }

  String text(S3Client client, String key) {
    return client.getObjectAsBytes(one -> one.bucket(name).key(key)).asUtf8String();
  }

  List<String> keys(S3Client client, String prefix) {
    return client.listObjectsV2(one -> one.bucket(name).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  /** Asserts that AWS, or what stands for it, refuses {@code call} with that code. */
  static void assertCode(ThrowingCallable call, String code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            refusal -> assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code));
  }
}
