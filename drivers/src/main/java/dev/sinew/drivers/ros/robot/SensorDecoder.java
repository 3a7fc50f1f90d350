package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// Takes a sample out of one kind of message. Any thread.
interface SensorDecoder {

  /// @param sample receives the values
  /// @return whether the message tells anything of this sensor
  /// @throws RefusedException when it cannot be meant for this sensor
  boolean decode(Group message, double[] sample) throws RefusedException;
}
