package dev.sinew.runtime.port;

import dev.sinew.runtime.FollowerView;
import dev.sinew.runtime.OperatorTarget;
import java.util.function.Consumer;

/// An operator's hand on something: a leader arm, a 3-D mouse, a gamepad, a script. It only says
/// what is wanted; who commands which joint is decided in the spine, and the supervisor admits.
///
/// **Thread.** All but [#trouble] on the teleoperation thread.
public interface Teleoperator extends TeleopEventSource {

  TeleopSpec spec();

  /// Reads the device and says what the operator wants. May wait for the device, up to its period.
  /// Called also while the operator commands nothing, so that a leader that can be driven follows
  /// the arm, and a relative device follows the last command.
  ///
  /// @param out its stamp is that of the device's reading; left as it was when there is none newer
  /// @return false when there is no new reading: unplugged, silent, refused. Its target then grows
  ///     old, and the arm holds
  boolean read(FollowerView follower, OperatorTarget out);

  /// Why the operator may not take the arm now, one line for people with what would help: the
  /// leader's joints are too far from the arm's, the device is gone. Empty when nothing stands
  /// against it. Asked on the teleoperation thread after a [#read]; may allocate.
  default String objection(FollowerView follower) {
    return trouble();
  }

  /// What a person should look at, as the device was found when it was opened, one line; empty when
  /// there is nothing.
  default String note() {
    return "";
  }

  @Override
  default void drain(Consumer<TeleopEvent> out) {}
}
