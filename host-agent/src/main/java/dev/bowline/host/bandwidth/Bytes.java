package dev.bowline.host.bandwidth;

import dev.bowline.contract.wire.Fields;
import java.util.Map;

/** Received and sent, both 0 or more. */
record Bytes(long rx, long tx) {

  static final Bytes NONE = new Bytes(0, 0);

  Bytes plus(Bytes other) {
    return new Bytes(rx + other.rx, tx + other.tx);
  }

  /** What came on top of {@code before}; all of it when a counter began anew in between. */
  Bytes since(Bytes before) {
    return rx < before.rx || tx < before.tx ? this : new Bytes(rx - before.rx, tx - before.tx);
  }

  Map<String, Object> toFields() {
    return Fields.object("rx_bytes", rx, "tx_bytes", tx);
  }

  static Bytes of(Fields fields) {
    return new Bytes(fields.number("rx_bytes"), fields.number("tx_bytes"));
  }
}
