package dev.bowline.cloud.usage;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;

/**
 * A process that does what an instance does under load: appends a line, then answers, here by
 * writing the request's id to standard output. It never ends by itself.
 */
public final class LoggingProcess {

  private static final int THREADS = 4;
  private static final long SMALL_FILES = 100_000;

  private LoggingProcess() {}

  /** Arguments: the directory, the instance's name. */
  public static void main(String[] arguments) {
    LogDirectory directory = new LogDirectory(Path.of(arguments[0]));
    RotatingFile file = new RotatingFile(directory, arguments[1], Clock.systemUTC(), SMALL_FILES);
    RequestLog log = new RequestLog(TestingLogs.FORMAT, file);
    FileOutputStream answers = new FileOutputStream(FileDescriptor.out);
    for (int thread = 0; thread < THREADS; thread++) {
      String name = arguments[1] + "-" + thread + "-";
      new Thread(() -> answerForEver(log, answers, name)).start();
    }
  }

  private static void answerForEver(RequestLog log, FileOutputStream answers, String name) {
    try {
      for (int i = 0; ; i++) {
        log.append(TestingLogs.line(1, TestingLogs.NOW, name + i));
        answers.write((name + i + "\n").getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      System.exit(1);
    }
  }
}
