package dev.bowline.cloud.exchange;

/** A constant that has a word of its own on the wire. */
public interface Worded {

  /** The word as it stands in requests and answers. */
  String word();
}
