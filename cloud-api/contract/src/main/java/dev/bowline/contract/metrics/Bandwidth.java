package dev.bowline.contract.metrics;

import dev.bowline.contract.wire.Fields;
import dev.bowline.contract.wire.WireException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * What a host's interfaces have carried, month by month, as far as it still knows. Goes with a
 * batch of samples, once a minute at most.
 *
 * @param counter names the host's own record of it; one that begins anew, as on a host installed
 *     afresh, has another name and begins at 0. 1 to 64 of letters, digits and {@code -}
 * @param asOf when the interfaces were last read
 * @param months at most 12
 */
public record Bandwidth(String counter, Instant asOf, List<Month> months) {

  private static final int MOST_MONTHS = 12;
  private static final String COUNTER = "[A-Za-z0-9-]{1,64}";

  /**
   * One calendar month in UTC. Within one counter its bytes never fall.
   *
   * @param rxBytes received, 0 or more
   * @param txBytes sent, 0 or more
   */
  public record Month(YearMonth month, long rxBytes, long txBytes) {

    /** Bytes are not negative. */
    public Month {
      if (rxBytes < 0 || txBytes < 0) {
        throw new WireException("Bytes must not be negative");
      }
    }

    private Map<String, Object> toFields() {
      return Fields.object("month", month.toString(), "rx_bytes", rxBytes, "tx_bytes", txBytes);
    }

    private static Month of(Fields fields) {
      try {
        return new Month(
            YearMonth.parse(fields.text("month")),
            fields.number("rx_bytes"),
            fields.number("tx_bytes"));
      } catch (DateTimeException e) {
        throw new WireException("Field month must be a month");
      }
    }
  }

  /** Counter and number of months are checked. */
  public Bandwidth {
    months = List.copyOf(months);
    if (!counter.matches(COUNTER) || months.size() > MOST_MONTHS) {
      throw new WireException("Field counter or months is not as agreed");
    }
  }

  /** Its JSON object. */
  public Map<String, Object> toFields() {
    return Fields.object(
        "counter", counter,
        "as_of", asOf.toString(),
        "months", months.stream().map(Month::toFields).toList());
  }

  /** Reads its JSON object. */
  public static Bandwidth of(Fields fields) {
    return new Bandwidth(
        fields.text("counter"), fields.instant("as_of"), fields.list("months", Month::of));
  }
}
