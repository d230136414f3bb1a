package dev.bowline.localstack.engines.aws;

/** Text inside an XML element. */
final class Xml {

  private Xml() {}

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
