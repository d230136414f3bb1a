package dev.bowline.localstack.engines.aws;

import dev.bowline.localstack.engines.ObjectQuota;
import dev.bowline.localstack.engines.PrivateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/**
 * What makes the front one AWS account: its number and region, the owner's key, the master keys and
 * the key that seals session tokens. All of it is kept in one private directory.
 */
public final class AwsAccount {

  private final String number;
  private final String region;
  private final RootKey rootKey;
  private final MasterKeys masterKeys;
  private final Sealed sessionTokens;
  private final SecureRandom random;

  /** Opens the account kept in {@code directory}, or founds it there. */
  public AwsAccount(String number, String region, PrivateFiles directory, SecureRandom random)
      throws IOException {
    this.number = number;
    this.region = region;
    this.random = random;
    this.rootKey =
        RootKey.parse(
            new String(
                directory.keep(
                    "root-key",
                    () -> RootKey.random(random).lines().getBytes(StandardCharsets.US_ASCII)),
                StandardCharsets.US_ASCII));
    this.sessionTokens =
        new Sealed(directory.keep("session-token-key", () -> newKey(random)), random);
    this.masterKeys = new MasterKeys(new PrivateFiles(directory.path("kms")), random);
  }

  private static byte[] newKey(SecureRandom random) {
    byte[] key = new byte[Sealed.KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  /** The owner's key, which may do everything. */
  public RootKey rootKey() {
    return rootKey;
  }

  /** Makes sure that KMS has a master key of this id. */
  public void createMasterKey(String keyId) {
    masterKeys.create(keyId);
  }

  /**
   * What stands behind the front.
   *
   * @param elasticMq the queues
   * @param duplicateEvery each message of that number comes twice, unless it is 0
   * @param s3Proxy the buckets
   * @param quota what they may hold
   */
  public record Engines(URI elasticMq, int duplicateEvery, URI s3Proxy, ObjectQuota quota) {}

  /** Answers for this account at {@code front}. */
  public void serveAt(AwsFront front, Engines engines, InstantSource clock) {
    var credentials = new Credentials(rootKey, number, sessionTokens, random);
    front.serve(
        new SignatureCheck(credentials, region, clock),
        List.of(
            new QueueService(engines.elasticMq(), region, number, engines.duplicateEvery()),
            new KeyService(masterKeys, region, number, random),
            new TokenService(credentials, number, clock),
            new ObjectService(engines.s3Proxy(), engines.quota(), region)));
  }
}
