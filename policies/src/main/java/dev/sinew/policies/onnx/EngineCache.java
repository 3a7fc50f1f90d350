package dev.sinew.policies.onnx;

import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where an engine that TensorRT built belongs: it fits one graph, one GPU, one driver, one version
/// of ONNX Runtime and one precision, and is wrong or slow anywhere else.
final class EngineCache {

  private static final int HASH_DIGITS = 16;

  private EngineCache() {}

  /// The folder, made if it is missing.
  ///
  /// @throws PolicyException when the graph cannot be read or the folder cannot be made
  static Path folder(
      Path cache, Path graph, Gpu gpu, String libraryVersion, Execution.Precision precision) {
    String key =
        String.join(
            "_", sha256(graph), gpu.name(), gpu.driver(), "ort" + libraryVersion, precision.name());
    Path folder = cache.resolve(key.replaceAll("[^A-Za-z0-9._-]+", "-"));
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new PolicyException(folder + ": cannot be made: " + Engines.cause(e), e);
    }
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest()).substring(0, HASH_DIGITS);
    } catch (IOException e) {
      throw new PolicyException(file + ": cannot be read: " + Engines.cause(e), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
