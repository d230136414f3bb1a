package dev.bowline.cloud.vault;

import dev.bowline.cloud.vault.VaultException.Reason;
import dev.bowline.contract.Secret;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** A key service in memory that counts its calls and can be away. */
final class FakeKeyService implements KeyService {

  private final Map<ByteBuffer, Held> keys = new HashMap<>();
  private int calls;
  private boolean away;

  @Override
  public DataKey generate(KeyDomain domain) {
    answer();
    byte[] wrapped = ByteBuffer.allocate(Integer.BYTES).putInt(keys.size()).array();
    byte[] plain = new byte[32];
    plain[0] = (byte) keys.size();
    keys.put(ByteBuffer.wrap(wrapped), new Held(domain, Secret.of(plain)));
    return new DataKey(Secret.of(plain), wrapped);
  }

  @Override
  public Secret unwrap(KeyDomain domain, byte[] wrapped) {
    answer();
    Held held = keys.get(ByteBuffer.wrap(wrapped));
    if (held == null || !held.domain().equals(domain)) {
      throw new VaultException(Reason.NOT_AUTHENTIC, null);
    }
    return held.key();
  }

  int calls() {
    return calls;
  }

  void goAway() {
    away = true;
  }

  private void answer() {
    calls++;
    if (away) {
      throw new VaultException(Reason.KEY_SERVICE_AWAY, null);
    }
  }

  private record Held(KeyDomain domain, Secret key) {}
}
