package dev.bowline.contract.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HostPathTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/srv", "/srv/a b/c;d", "/home/jörg/..x", "/-rf", "/a/.hidden"})
  void takesAbsolutePaths(String text) {
    assertThat(HostPath.parse(text)).map(HostPath::text).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "srv",
        "~/x",
        "//srv",
        "/srv/",
        "/srv//x",
        "/srv/.",
        "/srv/../etc",
        "/..",
        "/a\nb",
        "/a\u0000b",
        "/a\u001bb",
        "/a\ud800b"
      })
  void refusesOtherSpellingsAndControlCharacters(String text) {
    assertThat(HostPath.parse(text)).isEmpty();
  }

  @Test
  void refusesWhatLinuxCannotOpen() {
    assertThat(HostPath.parse("/" + "x".repeat(4_094))).isPresent();
    assertThat(HostPath.parse("/" + "x".repeat(4_095))).isEmpty();
    assertThat(HostPath.parse("/" + "ö".repeat(2_048))).isEmpty();
  }

  @Test
  void knowsWhatLiesWithin() {
    HostPath srv = new HostPath("/srv");
    assertThat(srv.isWithin(srv)).isTrue();
    assertThat(new HostPath("/srv/site").isWithin(srv)).isTrue();
    assertThat(new HostPath("/srv2").isWithin(srv)).isFalse();
    assertThat(srv.isWithin(new HostPath("/"))).isTrue();
    assertThat(new HostPath("/").isWithin(srv)).isFalse();
  }
}
