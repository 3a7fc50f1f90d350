package dev.sinew.drivers.servo.emulated;

import dev.sinew.drivers.servo.dynamixel.FastStatus;

/// The one packet that several Dynamixels put together in a fast read: each adds its part as soon
/// as it has heard the one before, so it ends where a servo is silent.
final class FastAnswer {

  private static final int LONGEST = 4000;

  private final Slot slot;
  private final FastStatus status = new FastStatus();
  private BusFault fault;
  private long delayNanos;
  private boolean spoken;

  FastAnswer(Slot slot) {
    this.slot = slot;
  }

  void begin(int servos, int dataBytes) {
    status.begin(servos, dataBytes);
    fault = null;
    spoken = false;
    delayNanos = 0;
  }

  /// The next servo's turn.
  ///
  /// @return whether the one behind it has heard it
  boolean add(Device device, byte[] data, int count) {
    if (status.length() + FastStatus.PER_SERVO + count > LONGEST) return false;
    BusFault next = device.nextFault();
    if (next == BusFault.SILENCE) return false;
    if (next != null) fault = next;
    if (!spoken) delayNanos = device.returnDelayNanos();
    int id = Protocol.idUnder(next, device.id());
    status.add(id, device.errorByte(XRefusal.NONE), data, 0, count);
    spoken = true;
    return next != BusFault.CUT_SHORT;
  }

  void send(long endNanos) {
    if (!spoken) return;
    slot.begin();
    slot.speak(status.bytes(), status.length(), fault);
    slot.send(endNanos + delayNanos);
  }
}
