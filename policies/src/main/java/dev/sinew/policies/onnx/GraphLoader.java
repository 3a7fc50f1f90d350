package dev.sinew.policies.onnx;

import java.nio.file.Path;

/// Opens the graphs of a bundle, where and how it sees fit.
@FunctionalInterface
public interface GraphLoader {

  /// On this machine, as an `execution` section says.
  static GraphLoader of(Execution execution) {
    return file -> OnnxGraph.load(file, execution);
  }

  /// @throws dev.sinew.runtime.port.PolicyException in one line when it cannot be opened
  Graph load(Path file);
}
