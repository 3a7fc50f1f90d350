package dev.sinew.policies.onnx;

import dev.sinew.policies.files.Sha256;
import dev.sinew.runtime.port.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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
    try {
      return Sha256.of(file).substring(0, HASH_DIGITS);
    } catch (IOException e) {
      throw new PolicyException(file + ": cannot be read: " + Engines.cause(e), e);
    }
  }
}
