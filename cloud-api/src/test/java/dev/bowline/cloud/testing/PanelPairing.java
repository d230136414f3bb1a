package dev.bowline.cloud.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;

/** A pairing as a member made it in the panel. */
public record PanelPairing(PanelClient panel, TestAnswer made) {

  /** With what a device usually has. */
  public static PanelPairing by(PanelClient panel) {
    return by(panel, "{}");
  }

  /** With what {@code json} wishes. */
  public static PanelPairing by(PanelClient panel, String json) {
    TestAnswer made = panel.send("POST", "/panel/pairings", json);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return new PanelPairing(panel, made);
  }

  /** A phone that went all the way. */
  public static TestKey pairedPhone(TestingCloud cloud, PanelClient panel, String json) {
    PanelPairing pairing = by(panel, json);
    Phone phone = new Phone(cloud);
    assertThat(phone.claim(pairing.link()).status()).isEqualTo(200);
    assertThat(pairing.confirm().status()).isEqualTo(200);
    TestAnswer collected = phone.collect();
    assertThat(collected.status()).as(collected.text()).isEqualTo(200);
    return Phone.key(cloud, collected);
  }

  /** What the QR says. */
  public String link() {
    return text("link");
  }

  /** A text of the answer that made it. */
  public String text(String name) {
    return (String) Objects.requireNonNull(made.data().get(name), made.text());
  }

  /** Asks how far it came. */
  public TestAnswer look() {
    return panel.get(path());
  }

  /** Confirms it. */
  public TestAnswer confirm() {
    return panel.send("POST", path() + "/confirm");
  }

  /** Denies it. */
  public TestAnswer deny() {
    return panel.send("POST", path() + "/deny");
  }

  /** Its state as the panel shows it. */
  public Object state() {
    return Objects.requireNonNull(look().data().get("state"));
  }

  /** Where the panel finds it. */
  public String path() {
    return "/panel/pairings/" + text("id");
  }
}
