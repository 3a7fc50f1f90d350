package dev.sinew.policies.onnx;

import java.lang.foreign.Arena;

/// Main memory that the JVM allocated.
///
/// @param arena frees it
record HostMemory(Arena arena, long address) implements Memory {

  @Override
  public String device() {
    return HOST;
  }

  @Override
  public long info() {
    return OrtCalls.hostInfo();
  }

  @Override
  public void close() {
    arena.close();
  }
}
