package dev.sinew.drivers.servo.emulated;

import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.FAST_SYNC_READ;
import static dev.sinew.drivers.servo.dynamixel.DynamixelInstruction.SYNC_READ;

/// Who is asked for what in a read of several Dynamixels: a sync read names address and count once,
/// then ids; a bulk read names id, address and count of each.
final class XTargets {

  /// Id, address and count.
  static final int BULK_HEAD = 5;

  private static final int SYNC_HEAD = 4;

  private byte[] params = {};
  private int count;
  private boolean bulk;

  /// Looks at a request from now on.
  void of(int code, byte[] params, int count) {
    this.params = params;
    this.count = count;
    bulk = code != SYNC_READ && code != FAST_SYNC_READ;
  }

  /// How many servos are asked.
  int size() {
    return bulk ? count / BULK_HEAD : Math.max(0, count - SYNC_HEAD);
  }

  int id(int i) {
    return params[bulk ? i * BULK_HEAD : SYNC_HEAD + i] & 0xFF;
  }

  int address(int i) {
    return word(bulk ? i * BULK_HEAD + 1 : 0);
  }

  int length(int i) {
    return word(bulk ? i * BULK_HEAD + 3 : 2);
  }

  /// Of all servos together.
  int dataBytes() {
    int sum = 0;
    for (int i = 0; i < size(); i++) sum += length(i);
    return sum;
  }

  private int word(int at) {
    return params[at] & 0xFF | (params[at + 1] & 0xFF) << 8;
  }
}
