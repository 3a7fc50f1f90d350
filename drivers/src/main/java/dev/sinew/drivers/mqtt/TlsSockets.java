package dev.sinew.drivers.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// TLS as the settings say: whom to trust, and with what certificate to be known.
final class TlsSockets {

  private static final char[] NO_PASSWORD = {};
  private static final List<String> KEY_KINDS = List.of("RSA", "EC", "EdDSA");

  private TlsSockets() {}

  /// @throws IOException which file is wrong, and what would be right
  static SSLSocketFactory of(MqttSettings settings) throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(own(settings), trusted(settings), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
    }
  }

  /// @return null for the JVM's own authorities
  private static TrustManager[] trusted(MqttSettings settings)
      throws IOException, GeneralSecurityException {
    if (settings.caFile().isEmpty()) return null;
    KeyStore store = emptyStore();
    int number = 0;
    for (Certificate authority : certificates(settings.caFile().get()))
      store.setCertificateEntry("authority " + number++, authority);
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /// @return null for no certificate
  private static KeyManager[] own(MqttSettings settings)
      throws IOException, GeneralSecurityException {
    if (settings.keyFile().isEmpty()) return null;
    Collection<? extends Certificate> chain = certificates(settings.certificateFile().get());
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "own", key(settings.keyFile().get()), NO_PASSWORD, chain.toArray(Certificate[]::new));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (!found.isEmpty()) return found;
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is no PEM file of certificates: " + e.getMessage(), e);
    }
    throw new IOException(file + " holds no certificate; PEM begins with BEGIN CERTIFICATE");
  }

  private static PrivateKey key(Path file) throws IOException {
    String text = Files.readString(file);
    String begin = "-----BEGIN PRIVATE KEY-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END PRIVATE KEY-----");
    if (from < 0 || to < from)
      throw new IOException(
          file + " holds no PKCS #8 key; convert with: openssl pkcs8 -topk8 -nocrypt");
    for (String kind : KEY_KINDS) {
      try {
        byte[] der = Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        continue; // a key of another kind
      }
    }
    throw new IOException(file + " holds a key of no known kind; known: RSA, EC, EdDSA");
  }
}
