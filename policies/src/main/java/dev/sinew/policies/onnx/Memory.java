package dev.sinew.policies.onnx;

/// What holds a tensor's values.
sealed interface Memory extends AutoCloseable permits HostMemory, DeviceMemory {

  /// Name of the main memory in ONNX Runtime.
  String HOST = "Cpu";

  /// As ONNX Runtime names it.
  String device();

  long address();

  /// Its `OrtMemoryInfo*`.
  long info();

  @Override
  void close();
}
