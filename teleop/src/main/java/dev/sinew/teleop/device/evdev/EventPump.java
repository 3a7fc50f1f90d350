package dev.sinew.teleop.device.evdev;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Takes what an input device has to say.
///
/// The format is `struct input_event` of 64-bit Linux: two `__s64` of time, type and code as
/// `__u16`, value as `__s32`; 24 bytes. Where the kernel's own queue ran over it says
/// `SYN_DROPPED`: what follows up to the next `SYN_REPORT` is not whole and is left out
/// (`Documentation/input/event-codes.rst`).
///
/// One thread. [#pump] allocates nothing.
final class EventPump {

  static final int EVENT_BYTES = 24;

  private static final int TYPE_AT = 16;
  private static final int CODE_AT = 18;
  private static final int VALUE_AT = 20;

  private static final int SYN_REPORT = 0;
  private static final int SYN_DROPPED = 3;

  private static final int EVENTS_A_READ = 64;

  /// No hand makes so many events between two calls; what is left waits in the kernel's queue,
  /// which is bounded too.
  private static final int READS_A_CALL = 8;

  private final MemorySegment events =
      Arena.ofAuto().allocate((long) EVENTS_A_READ * EVENT_BYTES, Long.BYTES);
  private boolean broken;
  private boolean flooded;

  /// @return 0, or the error number with which the device was lost
  int pump(InputFile file, InputListener listener) {
    flooded = false;
    for (int i = 0; i < READS_A_CALL; i++) {
      int bytes = file.read(events);
      if (InputErrno.EAGAIN.is(-bytes) || InputErrno.EINTR.is(-bytes)) return 0;
      if (bytes < 0) return -bytes;
      if (bytes == 0 || bytes % EVENT_BYTES != 0) return InputErrno.ENODEV.number();
      for (int at = 0; at < bytes; at += EVENT_BYTES) take(at, file, listener);
      if (bytes < EVENTS_A_READ * EVENT_BYTES) return 0;
    }
    flooded = true;
    return 0;
  }

  /// Whether the device still had something to say at the end of the last call.
  boolean flooded() {
    return flooded;
  }

  private void take(int at, InputFile file, InputListener listener) {
    int type = Short.toUnsignedInt(events.get(JAVA_SHORT_UNALIGNED, at + TYPE_AT));
    int code = Short.toUnsignedInt(events.get(JAVA_SHORT_UNALIGNED, at + CODE_AT));
    int value = events.get(JAVA_INT_UNALIGNED, at + VALUE_AT);
    if (type == 0) {
      if (code == SYN_DROPPED) broken = true;
      else if (code == SYN_REPORT && broken) {
        broken = false;
        listener.found(file);
      }
    } else if (broken) return;
    else if (type == Evdev.EV_KEY) listener.key(code, value);
    else if (type == Evdev.EV_ABS) listener.axis(code, value);
  }
}
