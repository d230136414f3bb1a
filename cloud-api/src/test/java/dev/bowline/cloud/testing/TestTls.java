package dev.bowline.cloud.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for 127.0.0.1, made by the JDK's keytool once per JVM. */
public final class TestTls {

  private static final class Shared {
    static final TestTls INSTANCE = named("ip:127.0.0.1,dns:localhost");
  }

  private final Path keyStore;
  private final String password;
  private final SSLContext context;

  private TestTls(Path keyStore, String password, SSLContext context) {
    this.keyStore = keyStore;
    this.password = password;
    this.context = context;
  }

  /** The one of this JVM. */
  public static TestTls shared() {
    return Shared.INSTANCE;
  }

  /** The PKCS#12 file with key and certificate. */
  public Path keyStore() {
    return keyStore;
  }

  /** What opens it. */
  public String password() {
    return password;
  }

  /** A context that trusts the certificate and nothing else. */
  public SSLContext context() {
    return context;
  }

  /** A context with which a server proves to have those names. */
  public SSLContext serving() {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(load(keyStore, password), password.toCharArray());
      SSLContext serving = SSLContext.getInstance("TLS");
      serving.init(keys.getKeyManagers(), null, null);
      return serving;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The certificate, for those who are to trust it, in a new PEM file. */
  public Path certificate() {
    try {
      byte[] encoded = load(keyStore, password).getCertificate("server").getEncoded();
      String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
      Path file = Files.createTempFile("bowline-tls", ".pem");
      file.toFile().deleteOnExit();
      return Files.writeString(
          file, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SSLSocketFactory sockets() {
    return context.getSocketFactory();
  }

  /** A new one, for the names in {@code alternatives}, written as keytool has them. */
  public static TestTls named(String alternatives) {
    try {
      Path directory = Files.createTempDirectory("bowline-tls");
      Path file = directory.resolve("server.p12");
      String password = UUID.randomUUID().toString();
      generate(file, password, alternatives);
      directory.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return new TestTls(file, password, trusting(file, password));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("No certificate for tests", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("No certificate for tests", e);
    }
  }

  private static void generate(Path file, String password, String alternatives)
      throws IOException, InterruptedException {
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    ProcessBuilder builder =
        new ProcessBuilder(
                keytool,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=" + alternatives,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass:env",
                "STORE_PASSWORD")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("STORE_PASSWORD", password);
    if (builder.start().waitFor() != 0) {
      throw new IOException("keytool failed");
    }
  }

  private static SSLContext trusting(Path file, String password)
      throws IOException, GeneralSecurityException {
    KeyStore made = load(file, password);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("server", made.getCertificate("server"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore load(Path file, String password)
      throws IOException, GeneralSecurityException {
    KeyStore made = KeyStore.getInstance("PKCS12");
    try (InputStream input = Files.newInputStream(file)) {
      made.load(input, password.toCharArray());
    }
    return made;
  }
}
