package dev.bowline.iac.cost;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** README's tables of the bill. */
final class CostTable {

  private static final List<Integer> SIZES = List.of(10, 1_000, 100_000);

  private final Bill bill;

  CostTable(Bill bill) {
    this.bill = bill;
  }

  /** Both tables, as README has them. */
  String text() {
    return totals() + "\n" + lines();
  }

  private String totals() {
    return "| USD per server and month | 10 servers | 1,000 | 100,000 | of it variable |\n"
        + "|---|---|---|---|---|\n"
        + Stream.of(Situation.values()).map(this::row).collect(Collectors.joining());
  }

  private String row(Situation situation) {
    return "| %s | %s | %s |\n"
        .formatted(
            situation.word(),
            SIZES.stream()
                .map(size -> usd(bill.perServer(situation, size), 3))
                .collect(Collectors.joining(" | ")),
            usd(Bill.sum(bill.variable(situation)), 4));
  }

  private String lines() {
    StringBuilder text =
        new StringBuilder("| variable, per server | idle | watched |\n|---|---|---|\n");
    List<Line> idle = bill.variable(Situation.IDLE);
    List<Line> watched = bill.variable(Situation.WATCHED);
    for (int i = 0; i < idle.size(); i++) {
      text.append(
          "| %s | %s | %s |\n"
              .formatted(
                  idle.get(i).what(), usd(idle.get(i).usd(), 4), usd(watched.get(i).usd(), 4)));
    }
    text.append("\n| fixed, per installation | USD a month |\n|---|---|\n");
    bill.fixed()
        .forEach(line -> text.append("| %s | %s |\n".formatted(line.what(), usd(line.usd(), 2))));
    return text.append("| together | %s |\n".formatted(usd(Bill.sum(bill.fixed()), 2))).toString();
  }

  private static String usd(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
