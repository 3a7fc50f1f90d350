package dev.sinew.runtime.rosmsg;

/// Puts a message as ROS 1 does: little-endian, one value right behind the other
/// (<https://wiki.ros.org/msg>). The 4 bytes of length that TCPROS puts before a message belong to
/// the wire, not to the message.
public final class Ros1Output extends MessageOutput {

  private static final byte[] NOTHING = {};

  /// @param capacity bytes that fit before the buffer grows for the first time
  public Ros1Output(int capacity) {
    super(NOTHING, capacity);
  }

  @Override
  int padding(int position, int bytes) {
    return 0;
  }

  @Override
  void terminate() {}
}
