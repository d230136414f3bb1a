package dev.bowline.localstack.gateway;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The zip of a function, unpacked as AWS does before it starts one. */
public final class FunctionCode {

  private static final long LARGEST_CODE = 250L << 20;

  private FunctionCode() {}

  /**
   * Unpacks {@code zip} into {@code directory}, in place of what was there, and returns the
   * directory.
   *
   * @throws IOException also when AWS would not take it: beyond 250 MB unpacked
   */
  public static Path unpack(Path zip, Path directory) throws IOException {
    delete(directory);
    long size = 0;
    try (var input = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
          throw new IOException(zip + " leads out of its directory");
        }
        if (!entry.isDirectory()) {
          Files.createDirectories(target.getParent());
          size += Files.copy(input, target);
        }
      }
    }
    if (size > LARGEST_CODE) {
      throw new IOException(zip + " holds more than AWS takes");
    }
    return directory;
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failed)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
