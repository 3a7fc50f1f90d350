package dev.sinew.drivers.ros.bridge;

import dev.sinew.runtime.rosmsg.MessageField;

/// The byte that a ROS 2 type without fields has on the wire of DDS: JSON does not show it.
final class Hidden {

  private static final String NAME = "structure_needs_at_least_one_member";

  private Hidden() {}

  static boolean is(MessageField field) {
    return field.name().equals(NAME);
  }
}
