package dev.bowline.localstack;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes the two certificates of the local cloud (RFC 5280), with P-256 keys. */
final class CertificateIssuer {

  private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);
  private static final Duration SERVER_LIFE = Duration.ofDays(397);
  private static final X500Name AUTHORITY = new X500Name("CN=Bowline local authority");

  private CertificateIssuer() {}

  /**
   * An authority for ten years. It may vouch for loopback and the test network only, so that a
   * browser may trust it without trusting whoever reads its key with the whole Internet.
   */
  static IssuedCertificate authority(Instant now) throws GeneralSecurityException, IOException {
    var keys = newKeys();
    var builder = builder(AUTHORITY, AUTHORITY, keys, now, AUTHORITY_LIFE);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    builder.addExtension(Extension.nameConstraints, true, localNamesOnly());
    var certificate = sign(builder, keys.getPrivate());
    return new IssuedCertificate(keys.getPrivate(), certificate, new Certificate[] {certificate});
  }

  /** The cloud's certificate, naming every address on which the cloud is reached. */
  static IssuedCertificate server(IssuedCertificate authority, Instant now)
      throws GeneralSecurityException, IOException {
    var keys = newKeys();
    var builder =
        builder(AUTHORITY, new X500Name("CN=Bowline local cloud"), keys, now, SERVER_LIFE);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.certificate()));
    builder.addExtension(Extension.subjectAlternativeName, false, names());
    var certificate = sign(builder, authority.key());
    return new IssuedCertificate(
        keys.getPrivate(), certificate, new Certificate[] {certificate, authority.certificate()});
  }

  private static GeneralNames names() {
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(GeneralName.dNSName, "localhost"),
          new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
          new GeneralName(GeneralName.iPAddress, "10.77.0.1")
        });
  }

  private static NameConstraints localNamesOnly() {
    return new NameConstraints(
        new GeneralSubtree[] {
          new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")),
          new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "127.0.0.0/8")),
          new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "10.77.0.0/24"))
        },
        new GeneralSubtree[0]);
  }

  private static KeyPair newKeys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair keys, Instant now, Duration life)
      throws GeneralSecurityException, IOException {
    var builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(127, new SecureRandom()),
            Date.from(now.minus(Duration.ofHours(1))),
            Date.from(now.plus(life)),
            subject,
            keys.getPublic());
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
    return builder;
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
      throws GeneralSecurityException {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException impossible) {
      throw new GeneralSecurityException(impossible);
    }
  }
}
