package dev.bowline.cloud.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.bowline.cloud.testing.Front;
import dev.bowline.cloud.testing.PanelClient;
import dev.bowline.cloud.testing.PanelPairing;
import dev.bowline.cloud.testing.ProvisionedCloud;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the codes as a camera would: with zbarimg, which knows nothing of how they were made. */
class QrCodeTest {

  private static final int DOT = 8;

  private final PanelPairing pairing =
      PanelPairing.by(PanelClient.ofNewTenant(ProvisionedCloud.shared(Front.NETTY)));

  @TempDir Path directory;

  @Test
  void thePictureSaysTheLinkAndNothingElse() throws Exception {
    Path svg = Files.writeString(directory.resolve("qr.svg"), pairing.text("qr_svg"));
    Path png = directory.resolve("svg.png");
    run("rsvg-convert", "--width=600", "--output=" + png, svg.toString());
    assertThat(decoded(png)).isEqualTo(pairing.link());
  }

  @Test
  void theTextSaysTheLinkAndNothingElse() throws Exception {
    Path png = directory.resolve("text.png");
    ImageIO.write(picture(pairing.text("qr_text").lines().toList()), "png", png.toFile());
    assertThat(decoded(png)).isEqualTo(pairing.link());
  }

  @Test
  void thePictureNeedsNothingFromElsewhere() {
    assertThat(pairing.text("qr_svg"))
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
        .contains("<title>Pairing code</title>")
        .doesNotContain("style")
        .doesNotContain("href")
        .doesNotContain("<script");
  }

  @Test
  void theTextHasItsQuietZoneAndLinesOfOneLength() {
    List<String> lines = pairing.text("qr_text").lines().toList();
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(lines.getFirst().length()));
    assertThat(lines.subList(0, 2)).allSatisfy(line -> assertThat(line).isBlank());
    assertThat(lines).allSatisfy(line -> assertThat(line).startsWith("    ").endsWith("    "));
    assertThat(String.join("", lines)).matches("[ █▀▄]+");
  }

  /** What a terminal shows that prints dark on light. */
  private static BufferedImage picture(List<String> lines) {
    BufferedImage image =
        new BufferedImage(
            lines.getFirst().length() * DOT, lines.size() * 2 * DOT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.setColor(Color.BLACK);
    for (int row = 0; row < lines.size(); row++) {
      for (int column = 0; column < lines.get(row).length(); column++) {
        char block = lines.get(row).charAt(column);
        if (block == '█' || block == '▀') {
          pen.fillRect(column * DOT, row * 2 * DOT, DOT, DOT);
        }
        if (block == '█' || block == '▄') {
          pen.fillRect(column * DOT, (row * 2 + 1) * DOT, DOT, DOT);
        }
      }
    }
    pen.dispose();
    return image;
  }

  private static String decoded(Path picture) throws Exception {
    return run("zbarimg", "--quiet", "--raw", picture.toString()).strip();
  }

  private static String run(String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    } catch (IOException missing) {
      return abort(command[0] + " is not installed");
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
