package dev.bowline.cloud.publish;

import java.nio.charset.StandardCharsets;

/** The languages of the code examples, each with its template and the way it writes a text. */
enum Language {
  BASH("bash", "cURL", "example.sh") {
    @Override
    String literal(String text) {
      return "'" + text.replace("'", "'\\''") + "'";
    }
  },
  PYTHON("python", "Python", "example.py"),
  NODE("javascript", "Node.js", "example.js"),
  PHP("php", "PHP", "example.php") {
    @Override
    String literal(String text) {
      return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
  },
  GO("go", "Go", "example.go"),
  JAVA("java", "Java", "Example.java");

  private final String word;
  private final String title;
  private final String fileName;
  private final Template template;

  Language(String word, String title, String fileName) {
    this.word = word;
    this.title = title;
    this.fileName = fileName;
    this.template = Template.of("/examples/" + fileName);
  }

  /** The word by which highlighters know it. */
  String word() {
    return word;
  }

  /** The name a person reads. */
  String title() {
    return title;
  }

  /** What a file with the example is to be called. */
  String fileName() {
    return fileName;
  }

  Template template() {
    return template;
  }

  /** A literal of {@code text}, which is printable ASCII; elsewhere than here as C writes it. */
  String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (byte one : text.getBytes(StandardCharsets.US_ASCII)) {
      if (one == '"' || one == '\\') {
        literal.append('\\');
      }
      literal.append((char) one);
    }
    return literal.append('"').toString();
  }
}
