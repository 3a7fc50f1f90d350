package dev.sinew.app.served;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sinew.policies.PolicyBundle;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.port.NoAnswerException;
import dev.sinew.runtime.port.Policy;
import io.grpc.TlsServerCredentials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `grpcs://`, with a certificate that `keytool` of this JDK makes.
class SecretServerTest {

  private static final Path BUNDLE =
      Path.of(System.getProperty("sinew.root"), "models/pusht-diffusion");
  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static KeyManagerFactory keys;

  @BeforeAll
  static void certify() throws Exception {
    Path file = folder.resolve("server.p12");
    int exit =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=server",
                "-ext",
                "san=ip:127.0.0.1",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assertThat(exit).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    byte[] certificate = store.getCertificate("server").getEncoded();
    Files.writeString(
        folder.resolve("ca.pem"),
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n");
  }

  @Test
  void aServerIsTrustedByItsCertificateOnly() throws Exception {
    var credentials = TlsServerCredentials.newBuilder().keyManager(keys.getKeyManagers()).build();
    try (StubServer server = new StubServer(BUNDLE.resolve("denoiser.onnx"), credentials)) {
      open(server, "grpcs", ", ca-file: ca.pem").close();
      assertThatThrownBy(() -> open(server, "grpcs", ""))
          .isInstanceOf(NoAnswerException.class)
          .hasMessageContaining(": no connection: ");
      assertThatThrownBy(() -> open(server, "grpc", "")).isInstanceOf(NoAnswerException.class);
    }
  }

  private static Policy open(StubServer server, String scheme, String more) {
    ConfigSection section =
        ConfigSection.parse(
            folder.resolve("run.yaml"),
            "{url: '%s://%s', model: %s, deadline-ms: 20000%s}"
                .formatted(scheme, server.address(), StubServer.MODEL, more));
    return PolicyBundle.read(BUNDLE, Map.of(), Map.of("denoiser", section)).open();
  }
}
