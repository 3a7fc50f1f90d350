package dev.sinew.policies.onnx;

import java.nio.file.Path;

/// Opens the graphs of a bundle: [OnnxGraph#load(Path, Execution)], or one that watches.
@FunctionalInterface
public interface GraphLoader {

  /// @throws dev.sinew.runtime.port.PolicyException in one line when it cannot be opened
  Graph load(Path file, Execution execution);
}
