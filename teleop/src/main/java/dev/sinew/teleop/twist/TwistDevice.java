package dev.sinew.teleop.twist;

import dev.sinew.runtime.port.TeleopEventSource;

/// Something an operator moves the hand of an arm with: a mouse of six axes, a gamepad, keys. Its
/// buttons may say [dev.sinew.runtime.port.TeleopEvent]s as well.
///
/// **Thread.** All but [#trouble] on the teleoperation thread.
public interface TwistDevice extends TeleopEventSource {

  /// What the operator wants now. Never waits, allocates nothing, throws nothing.
  ///
  /// A stick that is held still says nothing new, so an unchanged state of a connected device is a
  /// new reading: its stamp is the instant of this call.
  ///
  /// @param out left [at rest][Twist#rest] with its old stamp where the answer is false
  /// @return false while the device is gone or silent; [#trouble] says why
  boolean read(Twist out);

  /// Presses of "faster" minus presses of "slower" since the last call; a device without such
  /// buttons always says 0. Allocates nothing.
  default int speedSteps() {
    return 0;
  }
}
