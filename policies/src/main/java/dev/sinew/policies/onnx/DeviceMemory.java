package dev.sinew.policies.onnx;

/// Memory where a graph runs, from that session's own allocator.
///
/// @param info its `OrtMemoryInfo*`
/// @param allocator `OrtAllocator*`
record DeviceMemory(String device, long info, long allocator, long address) implements Memory {

  /// @throws dev.sinew.runtime.port.PolicyException when the session has no such device or the
  ///     device no such memory left
  static DeviceMemory allocate(long session, String device, long bytes) {
    long info = OrtCalls.memoryInfo(device);
    long allocator = 0;
    long address = 0;
    try {
      allocator = OrtCalls.allocator(session, info);
      address = OrtCalls.allocate(allocator, bytes);
    } finally {
      if (address == 0) release(allocator, info);
    }
    return new DeviceMemory(device, info, allocator, address);
  }

  @Override
  public void close() {
    OrtCalls.free(allocator, address);
    release(allocator, info);
  }

  /// Null pointers are allowed.
  private static void release(long allocator, long info) {
    OrtCalls.releaseAllocator(allocator);
    OrtCalls.releaseMemoryInfo(info);
  }
}
