package dev.bowline.host.resource.backup;

import dev.bowline.contract.wire.Fields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a restoration does outside its own folders, written down before it is done, so that it can
 * be undone after a cut.
 *
 * @param staging directories that are to go in any case
 * @param moves of what stood in the way
 */
record Plan(List<Path> staging, List<Move> moves) {

  /** What stood at {@code place} goes to {@code aside}. */
  record Move(Path place, Path aside) {

    static Move of(Fields fields) {
      return new Move(Path.of(fields.text("place")), Path.of(fields.text("aside")));
    }

    Map<String, Object> toFields() {
      return Fields.object("place", place.toString(), "aside", aside.toString());
    }
  }

  Plan {
    staging = List.copyOf(staging);
    moves = List.copyOf(moves);
  }

  Plan with(Move move) {
    List<Move> more = new ArrayList<>(moves);
    more.add(move);
    return new Plan(staging, more);
  }

  Map<String, Object> toFields() {
    return Fields.object(
        "staging", staging.stream().map(Path::toString).toList(),
        "moves", moves.stream().map(Move::toFields).toList());
  }

  static Plan of(Fields fields) {
    return new Plan(
        fields.texts("staging").stream().map(Path::of).toList(), fields.list("moves", Move::of));
  }
}
