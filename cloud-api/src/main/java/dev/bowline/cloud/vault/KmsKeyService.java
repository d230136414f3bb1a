package dev.bowline.cloud.vault;

import dev.bowline.cloud.vault.MasterKeys.Wrapping;
import dev.bowline.cloud.vault.VaultException.Reason;
import dev.bowline.contract.Secret;
import jakarta.inject.Singleton;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/** AWS KMS. The domain is the encryption context, so KMS itself refuses a key that was moved. */
@Singleton
final class KmsKeyService implements KeyService {

  private final KmsClient kms;
  private final MasterKeys masters;

  KmsKeyService(KmsClient kms, MasterKeys masters) {
    this.kms = kms;
    this.masters = masters;
  }

  @Override
  public DataKey generate(KeyDomain domain) {
    String master = masters.current();
    try {
      GenerateDataKeyResponse answer =
          kms.generateDataKey(request ->
              request
                  .keyId(master)
                  .keySpec(DataKeySpec.AES_256)
                  .encryptionContext(context(domain)));
      return new DataKey(
          Secret.of(answer.plaintext().asByteArrayUnsafe()),
          masters.join(new Wrapping(master, answer.ciphertextBlob().asByteArray())));
    } catch (SdkException e) {
      throw new VaultException(Reason.KEY_SERVICE_AWAY, e);
    }
  }

  @Override
  public Secret unwrap(KeyDomain domain, byte[] wrapped) {
    Wrapping wrapping = masters.split(wrapped);
    try {
      return Secret.of(
          kms.decrypt(request ->
                  request
                      .keyId(wrapping.masterKey())
                      .ciphertextBlob(SdkBytes.fromByteArray(wrapping.blob()))
                      .encryptionContext(context(domain)))
              .plaintext()
              .asByteArrayUnsafe());
    } catch (InvalidCiphertextException e) {
      throw new VaultException(Reason.NOT_AUTHENTIC, e);
    } catch (SdkException e) {
      throw new VaultException(Reason.KEY_SERVICE_AWAY, e);
    }
  }

  private static Map<String, String> context(KeyDomain domain) {
    return Map.of("tenant", domain.owner(), "epoch", Long.toString(domain.epoch()));
  }
}
