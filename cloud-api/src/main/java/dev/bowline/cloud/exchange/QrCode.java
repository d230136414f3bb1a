package dev.bowline.cloud.exchange;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import dev.bowline.contract.Secret;
import java.nio.charset.StandardCharsets;

/**
 * A QR code of level M with its quiet zone of four modules (ISO/IEC 18004), dark on light, as a
 * picture and as text.
 */
public final class QrCode {

  private static final int QUIET = 4;

  private final ByteMatrix modules;
  private final String title;

  private QrCode(ByteMatrix modules, String title) {
    this.modules = modules;
    this.title = title;
  }

  /**
   * The code of {@code text}, which is as secret as the text.
   *
   * @param title what the picture is, for those who do not see it; letters and blanks alone
   */
  public static QrCode of(Secret text, String title) {
    String content = new String(text.reveal(), StandardCharsets.US_ASCII);
    try {
      return new QrCode(Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix(), title);
    } catch (WriterException e) {
      throw new IllegalStateException("A link fits into a QR code", e);
    }
  }

  /** An SVG that needs nothing else: no style, no script, no font. */
  public Secret svg() {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < side(); y++) {
      for (int x = 0; x < side(); x++) {
        if (isDark(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return Secret.of(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" role=\"img\""
                + " shape-rendering=\"crispEdges\"><title>%2$s</title>"
                + "<path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path fill=\"#000\" d=\"%3$s\"/></svg>")
            .formatted(side(), title, path));
  }

  /**
   * Lines of half blocks, two rows of modules each, dark modules inked: to be shown as dark text on
   * a light ground.
   */
  public Secret text() {
    StringBuilder text = new StringBuilder();
    for (int y = 0; y < side(); y += 2) {
      for (int x = 0; x < side(); x++) {
        text.append(halves(isDark(x, y), isDark(x, y + 1)));
      }
      text.append('\n');
    }
    return Secret.of(text.toString());
  }

  private static char halves(boolean upper, boolean lower) {
    if (upper) {
      return lower ? '█' : '▀';
    }
    return lower ? '▄' : ' ';
  }

  private int side() {
    return modules.getWidth() + 2 * QUIET;
  }

  private boolean isDark(int x, int y) {
    int column = x - QUIET;
    int row = y - QUIET;
    return column >= 0
        && row >= 0
        && column < modules.getWidth()
        && row < modules.getHeight()
        && modules.get(column, row) == 1;
  }
}
