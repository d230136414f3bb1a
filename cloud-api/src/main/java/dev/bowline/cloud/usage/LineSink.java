package dev.bowline.cloud.usage;

import java.io.IOException;

/** Where lines are appended. */
interface LineSink {

  /**
   * Hands the whole line to the operating system: when this returns, the death of the process no
   * longer loses it. (The death of the machine may; nothing is synchronised to the disk.)
   *
   * @param line ends with its line feed
   */
  void append(byte[] line) throws IOException;
}
