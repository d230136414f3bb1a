package dev.bowline.localstack;

import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;

/** A certificate with its key and the chain up to its authority. */
final class IssuedCertificate {

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final Certificate[] chain;

  IssuedCertificate(PrivateKey key, X509Certificate certificate, Certificate[] chain) {
    this.key = key;
    this.certificate = certificate;
    this.chain = chain.clone();
  }

  PrivateKey key() {
    return key;
  }

  X509Certificate certificate() {
    return certificate;
  }

  Certificate[] chain() {
    return chain.clone();
  }
}
