package dev.bowline.cloud.usage;

/**
 * How far a source is packed.
 *
 * @param at how many bytes of it
 * @param marks of the packed lines, where lines come in no order
 */
record Position(long at, Marks marks) {

  /** Before anything was packed. */
  static final Position START = new Position(0, Marks.NONE);
}
