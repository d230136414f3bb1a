package dev.bowline.cloud.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.Phone;
import dev.bowline.cloud.testing.TestAnswer;
import dev.bowline.cloud.testing.TestKey;
import dev.bowline.cloud.testing.TestingCloud;
import java.util.Objects;

/** A pairing as a member made it in the panel. */
record PanelPairing(PanelClient panel, TestAnswer made) {

  static PanelPairing by(PanelClient panel) {
    return by(panel, "{}");
  }

  static PanelPairing by(PanelClient panel, String json) {
    TestAnswer made = panel.send("POST", "/panel/pairings", json);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return new PanelPairing(panel, made);
  }

  /** A phone that went all the way. */
  static TestKey pairedPhone(TestingCloud cloud, PanelClient panel, String json) {
    PanelPairing pairing = by(panel, json);
    Phone phone = new Phone(cloud);
    assertThat(phone.claim(pairing.link()).status()).isEqualTo(200);
    assertThat(pairing.confirm().status()).isEqualTo(200);
    TestAnswer collected = phone.collect();
    assertThat(collected.status()).as(collected.text()).isEqualTo(200);
    return Phone.key(cloud, collected);
  }

  String link() {
    return text("link");
  }

  String text(String name) {
    return (String) Objects.requireNonNull(made.data().get(name), made.text());
  }

  TestAnswer look() {
    return panel.get(path());
  }

  TestAnswer confirm() {
    return panel.send("POST", path() + "/confirm");
  }

  TestAnswer deny() {
    return panel.send("POST", path() + "/deny");
  }

  Object state() {
    return Objects.requireNonNull(look().data().get("state"));
  }

  String path() {
    return "/panel/pairings/" + text("id");
  }
}
