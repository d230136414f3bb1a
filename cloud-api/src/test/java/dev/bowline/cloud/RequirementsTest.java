package dev.bowline.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds {@code REQUIREMENTS.md} against the tests it names, in whichever module they are. */
class RequirementsTest {

  private static final Path TABLE = Path.of("REQUIREMENTS.md");
  private static final List<Path> TESTS =
      Stream.of("contract", ".", "../host-agent", "../localstack")
          .map(module -> Path.of(module, "src/test/java"))
          .toList();
  private static final Pattern ROW =
      Pattern.compile("^\\| ([A-Z]-[a-z0-9-]+) \\|(.+)\\|([^|]+)\\|$", Pattern.MULTILINE);
  private static final Pattern TEST =
      Pattern.compile("@(Test|ParameterizedTest|TestFactory|Property)\\b");
  private static final String NOT_YET = "not yet";

  private final Map<String, String> sources = sources();

  @TestFactory
  Stream<DynamicTest> eachPromiseIsHeldByTestsThatRun() throws IOException {
    return rows().stream().map(row -> dynamicTest(row.id(), () -> check(row)));
  }

  @Test
  void noPromiseIsMadeTwice() throws IOException {
    assertThat(rows().stream().map(Row::id)).doesNotHaveDuplicates().hasSizeGreaterThan(30);
  }

  private void check(Row row) {
    if (row.heldBy().startsWith(NOT_YET)) {
      assertThat(row.heldBy()).doesNotContain("#");
      return;
    }
    assertThat(row.tests()).isNotEmpty().allSatisfy(this::runs);
  }

  private void runs(String reference) {
    String[] parts = reference.split("#", -1);
    assertThat(parts).as(reference).hasSize(2);
    String source = sources.getOrDefault(parts[0], "");
    assertThat(source).as("the class of " + reference).isNotEmpty();
    assertThat(heads(source, parts[1]))
        .as("the test " + reference)
        .anyMatch(head -> TEST.matcher(head).find())
        .noneMatch(head -> head.contains("@Disabled"));
    assertThat(source).doesNotContainPattern("@Disabled\\S*\\s+(@.*\\s+)*class");
  }

  /** What stands above the methods of that name, up to the blank line before. */
  private static List<String> heads(String source, String name) {
    Pattern method = Pattern.compile("(void|Stream<\\w+>) " + name + "\\(");
    return Arrays.stream(source.split("\n\n", -1))
        .map(method::matcher)
        .filter(Matcher::find)
        .map(found -> found.replaceFirst("\n\n").split("\n\n", -1)[0])
        .toList();
  }

  private static List<Row> rows() throws IOException {
    return ROW.matcher(Files.readString(TABLE)).results().map(Row::of).toList();
  }

  private static Map<String, String> sources() {
    return TESTS.stream()
        .flatMap(RequirementsTest::files)
        .collect(
            Collectors.toMap(
                file -> file.getFileName().toString().replace(".java", ""),
                RequirementsTest::text,
                (one, other) -> one + other));
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Row(String id, String heldBy) {

    static Row of(MatchResult row) {
      return new Row(row.group(1), row.group(3).strip());
    }

    List<String> tests() {
      return Arrays.stream(heldBy.split(", ", -1)).toList();
    }
  }
}
