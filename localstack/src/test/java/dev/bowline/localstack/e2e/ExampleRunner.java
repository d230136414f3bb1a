package dev.bowline.localstack.e2e;

import dev.bowline.localstack.client.Installation;
import dev.bowline.localstack.clients.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs a program in one of the languages of the code examples, as a person would. */
enum ExampleRunner {
  BASH("bash", List.of("bash", "-c", "command -v curl openssl"), List.of("bash"), "CURL_CA_BUNDLE"),
  PYTHON("python", List.of("python3", "--version"), List.of("python3"), "SSL_CERT_FILE"),
  NODE("javascript", List.of("node", "--version"), List.of("node"), "NODE_EXTRA_CA_CERTS"),
  PHP("php", List.of("php", "-r", "hash_hmac_algos();"), List.of("php"), "SSL_CERT_FILE"),
  GO("go", List.of("go", "version"), List.of("go", "run"), "SSL_CERT_FILE"),
  JAVA("java", List.of(java(), "--version"), List.of(java()), "SSL_CERT_FILE") {
    @Override
    Map<String, String> trust(Path directory, Path authority) throws IOException {
      Path store = directory.resolve("trust.p12");
      write(store, authority);
      return Map.of(
          "JDK_JAVA_OPTIONS",
          "-Djavax.net.ssl.trustStore="
              + store
              + " -Djavax.net.ssl.trustStorePassword="
              + PASSWORD
              + " -XX:TieredStopAtLevel=1");
    }
  };

  private static final String PASSWORD = "changeit";

  private final String language;
  private final List<String> probe;
  private final List<String> command;
  private final String trustVariable;

  ExampleRunner(String language, List<String> probe, List<String> command, String trustVariable) {
    this.language = language;
    this.probe = probe;
    this.command = command;
    this.trustVariable = trustVariable;
  }

  /** The word by which the API knows the language. */
  String language() {
    return language;
  }

  /** Whether it is not installed here. */
  boolean isMissing(Path directory) {
    return Run.of(directory, probe, Map.of()).exitCode() != 0;
  }

  /** Runs {@code code}, which is to stand in a file of that name, with the key of the cloud. */
  Run run(Installation installation, Path directory, String fileName, String code)
      throws IOException {
    Path file = Files.writeString(directory.resolve(fileName), code);
    Map<String, String> environment = new HashMap<>(trust(directory, installation.authority()));
    environment.put("BOWLINE_API_KEY", installation.value("BOWLINE_API_KEY"));
    environment.put("BOWLINE_API_SECRET", installation.value("BOWLINE_API_SECRET"));
    List<String> words = new ArrayList<>(command);
    words.add(file.toString());
    return Run.of(directory, words, environment);
  }

  /** The variables by which the language learns of a certificate authority. */
  Map<String, String> trust(Path directory, Path authority) throws IOException {
    return Map.of(trustVariable, authority.toString());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static void write(Path store, Path authority) throws IOException {
    try (InputStream pem = Files.newInputStream(authority);
        OutputStream out = Files.newOutputStream(store)) {
      Certificate certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setCertificateEntry("local", certificate);
      keys.store(out, PASSWORD.toCharArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
