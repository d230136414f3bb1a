package dev.bowline.localstack.engines.aws;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * KMS: GenerateDataKey, Encrypt, Decrypt and CreateKey. A ciphertext opens only under the key and
 * the encryption context it was made with; anything else is {@code InvalidCiphertextException}.
 */
final class KeyService implements AwsService {

  private static final int MAX_PLAINTEXT = 4096;
  private static final int MAX_DATA_KEY = 1024;

  private final MasterKeys keys;
  private final String arnPrefix;
  private final SecureRandom random;

  KeyService(MasterKeys keys, String region, String account, SecureRandom random) {
    this.keys = keys;
    this.arnPrefix = "arn:aws:kms:%s:%s:key/".formatted(region, account);
    this.random = random;
  }

  @Override
  public String signingName() {
    return "kms";
  }

  @Override
  public boolean speaks(AwsRequest request) {
    return request.jsonOperation("TrentService").isPresent();
  }

  @Override
  public AwsAnswer answer(AwsRequest request, Caller caller) {
    var body = JsonBody.of(request);
    return switch (request.jsonOperation("TrentService").orElseThrow()) {
      case "GenerateDataKey" -> generateDataKey(body, caller);
      case "Encrypt" -> encrypt(body, caller);
      case "Decrypt" -> decrypt(body, caller);
      case "CreateKey" -> createKey(caller);
      default -> throw AwsFault.unknownOperation();
    };
  }

  private AwsAnswer generateDataKey(JsonBody body, Caller caller) {
    String keyId = permitted("kms:GenerateDataKey", body.required("KeyId"), caller);
    byte[] plain = new byte[dataKeyBytes(body)];
    random.nextBytes(plain);
    return answer(
        Map.of(
            "KeyId", arnPrefix + keyId,
            "Plaintext", base64(plain),
            "CiphertextBlob", base64(seal(keyId, plain, body))));
  }

  private static int dataKeyBytes(JsonBody body) {
    int bytes =
        switch (body.text("KeySpec").orElse("")) {
          case "AES_256" -> 32;
          case "AES_128" -> 16;
          default -> body.fields().get("NumberOfBytes") instanceof Integer number ? number : 0;
        };
    if (bytes < 1 || bytes > MAX_DATA_KEY) {
      throw AwsFault.invalid("KeySpec or NumberOfBytes (1 to 1024) is needed.");
    }
    return bytes;
  }

  private AwsAnswer encrypt(JsonBody body, Caller caller) {
    String keyId = permitted("kms:Encrypt", body.required("KeyId"), caller);
    byte[] plain = body.bytes("Plaintext");
    if (plain.length == 0 || plain.length > MAX_PLAINTEXT) {
      throw AwsFault.invalid("Plaintext has 1 to 4096 bytes.");
    }
    return answer(
        Map.of(
            "KeyId",
            arnPrefix + keyId,
            "CiphertextBlob",
            base64(seal(keyId, plain, body)),
            "EncryptionAlgorithm",
            "SYMMETRIC_DEFAULT"));
  }

  private AwsAnswer decrypt(JsonBody body, Caller caller) {
    byte[] blob = body.bytes("CiphertextBlob");
    String keyId = keyIdOf(blob);
    permitted("kms:Decrypt", keyId, caller);
    if (body.text("KeyId").filter(named -> !plainId(named).equals(keyId)).isPresent()) {
      throw new AwsFault(400, "IncorrectKeyException", "The ciphertext is of another key.");
    }
    byte[] sealed = Arrays.copyOfRange(blob, 1 + blob[0], blob.length);
    byte[] plain =
        sealedBy(keyId).open(sealed, associated(keyId, body)).orElseThrow(KeyService::invalid);
    return answer(
        Map.of(
            "KeyId",
            arnPrefix + keyId,
            "Plaintext",
            base64(plain),
            "EncryptionAlgorithm",
            "SYMMETRIC_DEFAULT"));
  }

  private AwsAnswer createKey(Caller caller) {
    caller.require("kms:CreateKey", "*");
    String keyId = UUID.randomUUID().toString();
    keys.create(keyId);
    return answer(
        Map.of("KeyMetadata", Map.of("KeyId", keyId, "Arn", arnPrefix + keyId, "Enabled", true)));
  }

  private String permitted(String action, String named, Caller caller) {
    String keyId = plainId(named);
    caller.require(action, arnPrefix + keyId);
    return keyId;
  }

  private String plainId(String named) {
    return named.startsWith(arnPrefix) ? named.substring(arnPrefix.length()) : named;
  }

  private Sealed sealedBy(String keyId) {
    return keys.find(keyId)
        .orElseThrow(() -> new AwsFault(400, "NotFoundException", "Key does not exist: " + keyId));
  }

  /** The length of the key's id in one byte, the id, then nonce and ciphertext. */
  private byte[] seal(String keyId, byte[] plain, JsonBody body) {
    byte[] sealed = sealedBy(keyId).seal(plain, associated(keyId, body));
    byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(1 + id.length + sealed.length)
        .put((byte) id.length)
        .put(id)
        .put(sealed)
        .array();
  }

  private static String keyIdOf(byte[] blob) {
    if (blob.length == 0 || blob[0] <= 0 || blob.length < 1 + blob[0]) {
      throw invalid();
    }
    return new String(blob, 1, blob[0], StandardCharsets.US_ASCII);
  }

  /** The context in the order of its names, so that the order in which it was sent is no matter. */
  private static byte[] associated(String keyId, JsonBody body) {
    var context = new TreeMap<String, String>();
    if (body.fields().get("EncryptionContext") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> context.put(String.valueOf(name), String.valueOf(value)));
    }
    return (keyId + JsonBody.write(context)).getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static AwsAnswer answer(Map<String, ?> fields) {
    return AwsAnswer.json(200, JsonBody.write(fields));
  }

  private static AwsFault invalid() {
    return new AwsFault(400, "InvalidCiphertextException", "The ciphertext does not open.");
  }

  @Override
  public AwsAnswer fault(AwsFault fault) {
    return AwsAnswer.json(
        fault.status(),
        JsonBody.write(Map.of("__type", fault.code(), "message", fault.sentence())));
  }
}
