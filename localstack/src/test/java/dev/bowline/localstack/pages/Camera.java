package dev.bowline.localstack.pages;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** What a camera that is held in front of a picture sees, as a film that Chromium plays. */
final class Camera {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final int PICTURE = 400;
  private static final int FRAMES = 15;
  private static final Color DESK = new Color(120, 120, 120);

  private Camera() {}

  /** Writes the film (YUV4MPEG2, 4:2:0) of the picture in {@code png} beside it. */
  static Path film(Path png) throws IOException {
    byte[] brightness = brightness(seen(ImageIO.read(png.toFile())));
    byte[] colourless = new byte[WIDTH * HEIGHT / 2];
    Arrays.fill(colourless, (byte) 128);
    Path film = png.resolveSibling(png.getFileName() + ".y4m");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(film))) {
      out.write(ascii("YUV4MPEG2 W%d H%d F15:1 Ip A1:1 C420jpeg\n".formatted(WIDTH, HEIGHT)));
      for (int frame = 0; frame < FRAMES; frame++) {
        out.write(ascii("FRAME\n"));
        out.write(brightness);
        out.write(colourless);
      }
    }
    return film;
  }

  private static BufferedImage seen(BufferedImage picture) {
    BufferedImage seen = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = seen.createGraphics();
    graphics.setColor(DESK);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    graphics.drawImage(
        picture, (WIDTH - PICTURE) / 2, (HEIGHT - PICTURE) / 2, PICTURE, PICTURE, null);
    graphics.dispose();
    return seen;
  }

  private static byte[] brightness(BufferedImage seen) {
    byte[] bytes = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        bytes[y * WIDTH + x] = (byte) (seen.getRGB(x, y) & 0xff);
      }
    }
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
