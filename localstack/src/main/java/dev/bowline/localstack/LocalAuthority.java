package dev.bowline.localstack;

import dev.bowline.localstack.engines.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The local certificate authority and the certificate it gave the cloud. Both are made once and
 * kept in a private directory; the cloud's certificate is renewed when fewer than 30 days are left.
 */
public final class LocalAuthority {

  private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);
  private static final String ALIAS = "bowline";

  private final PrivateFiles files;
  private final char[] password;
  private final X509Certificate authority;

  private LocalAuthority(PrivateFiles files, char[] password, X509Certificate authority) {
    this.files = files;
    this.password = password;
    this.authority = authority;
  }

  /** Opens the authority kept in {@code directory}, or founds it there. */
  public static LocalAuthority open(Path directory, InstantSource clock)
      throws IOException, GeneralSecurityException {
    var files = new PrivateFiles(directory);
    char[] password = password(files);
    Instant now = clock.instant();
    var issued = stored(files, "ca.p12", password);
    if (issued == null) {
      issued = CertificateIssuer.authority(now);
      store(files, "ca.p12", password, issued);
    }
    var server = stored(files, "server.p12", password);
    if (server == null || endsSoon(server, now)) {
      store(files, "server.p12", password, CertificateIssuer.server(issued, now));
    }
    return new LocalAuthority(files, password, issued.certificate());
  }

  private static boolean endsSoon(IssuedCertificate server, Instant now) {
    return server.certificate().getNotAfter().toInstant().isBefore(now.plus(RENEW_BEFORE_END));
  }

  private static char[] password(PrivateFiles files) throws IOException {
    byte[] kept =
        files.keep(
            "password",
            () -> {
              byte[] random = new byte[24];
              new SecureRandom().nextBytes(random);
              return Base64.getUrlEncoder().encode(random);
            });
    return new String(kept, StandardCharsets.US_ASCII).toCharArray();
  }

  private static @Nullable IssuedCertificate stored(
      PrivateFiles files, String name, char[] password)
      throws IOException, GeneralSecurityException {
    if (!Files.exists(files.path(name))) {
      return null;
    }
    var store = KeyStore.getInstance(files.path(name).toFile(), password);
    return new IssuedCertificate(
        (PrivateKey) store.getKey(ALIAS, password),
        (X509Certificate) store.getCertificate(ALIAS),
        store.getCertificateChain(ALIAS));
  }

  private static void store(
      PrivateFiles files, String name, char[] password, IssuedCertificate issued)
      throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(ALIAS, issued.key(), password, issued.chain());
    var bytes = new ByteArrayOutputStream();
    store.store(bytes, password);
    files.write(name, bytes.toByteArray());
  }

  /** The PKCS#12 file with the cloud's key and certificate. */
  public Path keyStore() {
    return files.path("server.p12");
  }

  /** The password of {@link #keyStore}, which only this machine's owner can read. */
  public String keyStorePassword() {
    return new String(password);
  }

  /** The authority's certificate, which clients are to trust, in PEM. */
  public String pem() throws GeneralSecurityException {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  /** What a server needs to present the cloud's certificate. */
  public SSLContext serverTls() throws IOException, GeneralSecurityException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(KeyStore.getInstance(keyStore().toFile(), password), password);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /** What a client needs to trust this authority, and nobody else. */
  public SSLContext clientTls() throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry(ALIAS, authority);
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
