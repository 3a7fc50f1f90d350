package dev.sinew.drivers.ros.robot;

import dev.sinew.drivers.ros.message.RefusedException;
import dev.sinew.runtime.rosmsg.MessageValue.Group;

/// Takes the joints out of one kind of state message. Confined to one thread at a time.
interface StateDecoder {

  /// @param out cleared; receives every joint that the message tells
  /// @throws RefusedException when the message cannot be meant for this robot
  void decode(Group message, JointReading out) throws RefusedException;

  /// What these messages tell instead of what is missing, one clause; may be empty.
  default String alsoTold() {
    return "";
  }
}
