package dev.sinew.drivers.ros.robot;

import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// Words a command for one kind of controller. Sender thread.
interface CommandForm {

  /// @param position where the joints are to be; the caller's
  /// @param measured where they were last
  /// @param nowNanos on the loop's clock
  Group command(double[] position, Measured measured, long nowNanos);

  /// Words a stop.
  ///
  /// @param measured where the joints were when it was first asked for
  Group stop(Measured measured);
}
