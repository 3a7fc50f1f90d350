package dev.sinew.runtime.rosmsg;

/// Puts a message in plain CDR, little-endian, as ROS 2 sends it: XCDR version 1 (OMG DDS-XTypes
/// 1.3, section 7.4; OMG CORBA 3.4 part 2, section 9.3) behind the 4 bytes of its encapsulation.
/// Each value is aligned to its own size, counted from behind those 4 bytes; a sequence without
/// elements brings no padding of theirs.
public final class CdrOutput extends MessageOutput {

  private static final byte[] CDR_LE = {0, 1, 0, 0};

  /// @param capacity bytes that fit before the buffer grows for the first time
  public CdrOutput(int capacity) {
    super(CDR_LE, capacity);
  }

  @Override
  int padding(int position, int bytes) {
    return -position & bytes - 1;
  }

  /// The NUL that ends every string of CDR.
  @Override
  void terminate() {
    int8(0);
  }
}
