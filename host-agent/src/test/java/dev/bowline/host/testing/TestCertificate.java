package dev.bowline.host.testing;

import dev.bowline.host.system.LocalProcesses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A certificate for 127.0.0.1 that signs itself.
 *
 * @param pem to be trusted
 * @param tls for whoever listens
 */
public record TestCertificate(String pem, SSLContext tls) {

  private static final String PASSWORD = "changeit";

  /** Makes one, by the JDK's own tool, in {@code directory}. */
  public static TestCertificate in(Path directory) throws IOException, GeneralSecurityException {
    String store = directory.resolve("certificate.p12").toString();
    keytool(
        store,
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1");
    String pem = keytool(store, "-exportcert", "-rfc");
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(Path.of(store))) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return new TestCertificate(pem, tls);
  }

  private static String keytool(String store, String... arguments) {
    List<String> words =
        new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool") + ""));
    words.addAll(List.of(arguments));
    words.addAll(
        List.of(
            "-alias", "key", "-storetype", "PKCS12", "-keystore", store, "-storepass", PASSWORD));
    var ended = new LocalProcesses().run(words, Duration.ofSeconds(60));
    if (!ended.succeeded()) {
      throw new AssertionError(ended.output() + ended.errors());
    }
    return ended.output();
  }
}
