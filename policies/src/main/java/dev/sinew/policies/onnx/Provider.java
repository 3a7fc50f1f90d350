package dev.sinew.policies.onnx;

/// What can run the nodes of a graph, the fastest first.
public enum Provider {
  /// NVIDIA TensorRT; what it cannot compile runs on CUDA.
  TENSORRT("TensorRT", "TensorrtExecutionProvider"),

  CUDA("CUDA", "CUDAExecutionProvider"),

  CPU("CPU", "CPUExecutionProvider");

  private final String label;
  private final String libraryName;

  Provider(String label, String libraryName) {
    this.label = label;
    this.libraryName = libraryName;
  }

  /// Its name in ONNX Runtime.
  String libraryName() {
    return libraryName;
  }

  /// For people.
  @Override
  public String toString() {
    return label;
  }
}
