package dev.bowline.host.resource.backup;

import dev.bowline.contract.command.Outcome;
import dev.bowline.host.system.Log;
import dev.bowline.host.system.Processes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What restic means by the text of its errors: it exits with 1 for all of them. */
final class Diagnosis {

  private static final int LONGEST_MESSAGE = 300;

  private static final List<String> FULL =
      List.of(
          "quota",
          "insufficientstorage",
          "insufficient storage",
          "storagefull",
          "is full",
          "entitytoolarge",
          "507 ");

  private static final Pattern GONE = Pattern.compile("pack [0-9a-f]{64}: does not exist");

  private static final String DISK_FULL = "no space left on device";

  private static final List<String> DENIED = List.of("access denied", "accessdenied", "forbidden");

  private static final List<String> UNREACHABLE =
      List.of(
          "connection refused",
          "connection reset",
          "no such host",
          "i/o timeout",
          "tls handshake",
          "x509:",
          "eof",
          "network is unreachable",
          "no route to host",
          "expiredtoken",
          "503 ");

  private Diagnosis() {}

  /**
   * Whether waiting and trying again, as restic would for minutes, cannot help: the bucket or the
   * disk takes no more, or a part of the repository is gone.
   */
  static boolean isHopeless(String line) {
    String text = line.toLowerCase(Locale.ROOT);
    return text.contains(DISK_FULL)
        || GONE.matcher(line).matches()
        || FULL.stream().anyMatch(text::contains);
  }

  /** Whether there is no repository yet, or it could not be seen whether there is. */
  static boolean isMissing(Restic.Ended ended) {
    return ended.errors().stream().anyMatch(line -> line.startsWith("Is there a repository"));
  }

  /** Whether a repository was there before. */
  static boolean isThereAlready(Restic.Ended ended) {
    return ended.errors().stream().anyMatch(line -> line.contains("config file already exists"));
  }

  /**
   * The failure that the errors speak of.
   *
   * @param otherwise the code of one that is not known here
   */
  static Outcome.Failed of(Restic.Ended ended, String otherwise) {
    if (ended.exit() == Processes.NOT_STARTED) {
      return new Outcome.Failed("RESTIC_MISSING", "restic is not installed: apt install restic");
    }
    Predicate<String> spoken =
        word -> ended.errors().stream().anyMatch(e -> e.toLowerCase(Locale.ROOT).contains(word));
    String message = message(ended.errors());
    if (spoken.test(DISK_FULL)) {
      return new Outcome.Failed("DISK_FULL", "This host's disk is full: " + message);
    }
    if (FULL.stream().anyMatch(spoken)) {
      return new Outcome.Failed("BUCKET_FULL", "The bucket takes no more: " + message);
    }
    if (spoken.test("wrong password")) {
      return new Outcome.Failed("PASSWORD_WRONG", "The password does not open the repository");
    }
    if (spoken.test("already locked")) {
      return new Outcome.Failed("REPOSITORY_LOCKED", message);
    }
    if (DENIED.stream().anyMatch(spoken)) {
      return new Outcome.Failed("ACCESS_DENIED", "The bucket refuses this host: " + message);
    }
    if (UNREACHABLE.stream().anyMatch(spoken)) {
      return new Outcome.Failed("REPOSITORY_UNREACHABLE", message);
    }
    return new Outcome.Failed(otherwise, ended.isKilled() ? "restic was killed" : message);
  }

  /** The failure of a request to the bucket. */
  static Outcome.Failed of(IOException failure) {
    return of(
        new Restic.Ended(1, List.of(firstLine(failure.toString())), 0), "REPOSITORY_UNREACHABLE");
  }

  /** The first line, printable and short. */
  static String firstLine(String text) {
    return shortened(text.lines().filter(line -> !line.isBlank()).findFirst().orElse("no reason"));
  }

  /** restic says last, and after this word, why it gave up. */
  private static String message(List<String> errors) {
    return Stream.concat(
            errors.stream().filter(line -> line.startsWith("Fatal: ")), errors.stream())
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(Diagnosis::shortened)
        .orElse("restic gave no reason");
  }

  private static String shortened(String line) {
    String text = Log.printable(line.strip());
    return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) : text;
  }
}
