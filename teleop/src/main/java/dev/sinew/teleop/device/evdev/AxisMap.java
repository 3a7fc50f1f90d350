package dev.sinew.teleop.device.evdev;

import dev.sinew.runtime.config.ConfigSection;
import java.util.Arrays;

/// Which axis moves what, and which way: `{vx: -ABS_Y}`.
///
/// @param codes by [AxisUse]; -1 where no axis does
/// @param signs by [AxisUse]; 1, or -1 where the axis counts against the wish
record AxisMap(int[] codes, int[] signs) {

  /// Left stick: forward and sideways; right stick: up and about the vertical; cross: the other two
  /// rotations; triggers: the gripper. Sticks count right and down (`gamepad.rst`).
  private static final String[] DEFAULTS = {
    "-ABS_Y", "-ABS_X", "-ABS_RY", "ABS_HAT0X", "-ABS_HAT0Y", "-ABS_RX", "ABS_Z", "ABS_RZ"
  };

  /// @param section with or without `axes`
  /// @throws dev.sinew.runtime.config.ConfigException when Linux knows no axis of that name
  static AxisMap read(ConfigSection section) {
    AxisMap map = new AxisMap(new int[DEFAULTS.length], new int[DEFAULTS.length]);
    Arrays.fill(map.codes, -1);
    ConfigSection axes = section.has("axes") ? section.section("axes") : section;
    for (AxisUse use : AxisUse.values()) {
      boolean said = section.has("axes") && axes.has(use.word());
      map.put(use, said ? axes.text(use.word()) : DEFAULTS[use.ordinal()], axes);
    }
    return map;
  }

  private void put(AxisUse use, String axis, ConfigSection said) {
    if (axis.equals("none")) return;
    String name = axis.startsWith("-") ? axis.substring(1) : axis;
    signs[use.ordinal()] = axis.startsWith("-") ? -1 : 1;
    codes[use.ordinal()] =
        EventCodes.axis(name)
            .orElseThrow(
                () ->
                    said.problem(
                        use.word(),
                        "'"
                            + name
                            + "': no axis of Linux has this name; 'sudo evtest' prints the names of"
                            + " those that you move: ABS_X, ABS_RZ"));
  }
}
