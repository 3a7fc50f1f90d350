package dev.sinew.policies.onnx;

/// What can run the nodes of a graph, the fastest first.
public enum Provider {
  /// NVIDIA TensorRT; what it cannot compile runs on CUDA.
  TENSORRT("TensorRT", "TensorrtExecutionProvider", "Cuda"),

  CUDA("CUDA", "CUDAExecutionProvider", "Cuda"),

  CPU("CPU", "CPUExecutionProvider", Memory.HOST);

  private final String label;
  private final String libraryName;
  private final String device;

  Provider(String label, String libraryName, String device) {
    this.label = label;
    this.libraryName = libraryName;
    this.device = device;
  }

  /// Its name in ONNX Runtime.
  String libraryName() {
    return libraryName;
  }

  /// The memory that it computes in, as ONNX Runtime names it.
  String device() {
    return device;
  }

  /// For people.
  @Override
  public String toString() {
    return label;
  }
}
