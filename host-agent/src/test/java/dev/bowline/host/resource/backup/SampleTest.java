package dev.bowline.host.resource.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.contract.wire.Fields;
import dev.bowline.host.json.Json;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SampleTest {

  private static final long LARGE = 1L << 30;

  private final Sample sample = new Sample(new Random(7));

  @Test
  void drawsFromAllOfTheSmallFilesAndNoMoreThanATrialIsWorth() {
    for (int i = 0; i < 10_000; i++) {
      sample.hear(node("file", "/srv/" + i, i));
      sample.hear(node("file", "/srv/large" + i, LARGE));
    }
    assertThat(sample.files()).hasSize(64).noneMatch(file -> file.size() == LARGE);
    assertThat(sample.files()).anyMatch(file -> file.size() > 5_000);
    assertThat(sample.files()).anyMatch(file -> file.size() < 5_000);
  }

  @Test
  void takesTheSmallestWhereAllAreLarge() {
    sample.hear(node("file", "/srv/b", LARGE + 2));
    sample.hear(node("file", "/srv/a", LARGE + 1));
    sample.hear(node("file", "/srv/c", LARGE + 3));
    assertThat(sample.files()).containsExactly(new Sample.Member("/srv/a", LARGE + 1));
  }

  @Test
  void isEmptyWhereThereAreNoFiles() {
    sample.hear(node("dir", "/srv", 0));
    sample.hear("not JSON");
    assertThat(sample.files()).isEmpty();
  }

  private static String node(String type, String path, long size) {
    return Json.text(
        Fields.object("struct_type", "node", "type", type, "path", path, "size", size));
  }
}
