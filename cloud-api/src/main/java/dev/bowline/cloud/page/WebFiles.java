package dev.bowline.cloud.page;

import dev.bowline.contract.Sha256;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of the web build, read from the class path once. What the build did not make is not
 * found, whatever it is called; only what is there is remembered.
 */
@Singleton
final class WebFiles {

  private static final String FOLDER = "/dev/bowline/web/";
  private static final Pattern NAME =
      Pattern.compile("(?:(?:assets|m)/)?[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.[a-z0-9]+");
  private static final int TAG_BYTES = 16;

  private final Map<String, WebFile> read = new ConcurrentHashMap<>();

  /** The file of that name below the root, such as {@code assets/panel-1a2b.js}. */
  Optional<WebFile> find(String name) {
    WebFile known = read.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<WebFile> file = load(name);
    file.ifPresent(found -> read.put(name, found));
    return file;
  }

  private static Optional<WebFile> load(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    byte[] plain = bytes(name);
    return plain == null
        ? Optional.empty()
        : WebTypes.of(name).map(type -> new WebFile(type, plain, bytes(name + ".gz"), tag(plain)));
  }

  private static byte @Nullable [] bytes(String name) {
    try (InputStream file = WebFiles.class.getResourceAsStream(FOLDER + name)) {
      return file == null ? null : file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tag(byte[] bytes) {
    return '"' + HexFormat.of().formatHex(Sha256.of(bytes), 0, TAG_BYTES) + '"';
  }
}
