package dev.bowline.cloud.page;

/** A page that a browser opens; everything else it shows is loaded by script. */
enum EntryPage {
  /** What members work with. */
  PANEL("index.html", "camera=()"),
  /** The phone app; it alone may use the camera, to read pairing codes. */
  PHONE("m/index.html", "camera=(self)");

  private static final String OTHER_DEVICES =
      ", microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=()";

  private final String file;
  private final String camera;

  EntryPage(String file, String camera) {
    this.file = file;
    this.camera = camera;
  }

  /** Its name in the web build. */
  String file() {
    return file;
  }

  /** The value of Permissions-Policy: which of the machine's devices its scripts may ask for. */
  String permissions() {
    return camera + OTHER_DEVICES;
  }
}
