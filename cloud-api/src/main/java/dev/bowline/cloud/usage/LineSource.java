package dev.bowline.cloud.usage;

import java.io.IOException;

/** Where lines come from. What is packed of it is known by its name and a {@link Position}. */
interface LineSource {

  /** Its name, which no other source ever has. */
  String name();

  /** Lines that are not packed at {@code position}, as many as fit; empty when all are. */
  Slice read(Position position) throws IOException;
}
