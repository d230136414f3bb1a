package dev.bowline.localstack.bench;

/** One line of the table: what was measured, the figure, and what it stands beside. */
record Row(String what, String measured, String beside) {

  String markdown() {
    return "| " + what + " | " + measured + " | " + beside + " |";
  }
}
