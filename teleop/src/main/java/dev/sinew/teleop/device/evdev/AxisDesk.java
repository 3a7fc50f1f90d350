package dev.sinew.teleop.device.evdev;

import dev.sinew.teleop.device.control.DeadZone;
import java.util.Arrays;

/// The axes of a gamepad: where they are, and what that means.
///
/// **Axes that lie.** An axis counts for nothing until it was seen at rest, and while it says what
/// is far outside of the range that the device declared: a stick that hangs, or a broken device,
/// moves nothing.
///
/// One thread, [#trouble] apart. [#set] and [#wish] allocate nothing.
final class AxisDesk {

  private static final int NOBODY = -1;
  private static final AxisUse[] USES = AxisUse.values();
  private static final AxisRange UNKNOWN = new AxisRange(0, 0, 0, 0);

  private final AxisMap map;
  private final double share;
  private final int[] counts = new int[EventCodes.AXES];
  private final AxisRange[] ranges = new AxisRange[USES.length];
  private final DeadZone[] zones = new DeadZone[ranges.length];
  private final boolean[] rested = new boolean[ranges.length];
  private volatile int astray = NOBODY;
  private volatile int hanging = NOBODY;

  /// @param share the least dead zone, a share of full deflection
  AxisDesk(AxisMap map, double share) {
    this.map = map;
    this.share = share;
    Arrays.fill(ranges, UNKNOWN);
  }

  void found(InputFile file) {
    for (int use = 0; use < ranges.length; use++) {
      int code = map.codes()[use];
      if (code < 0) continue;
      AxisRange range = Evdev.range(file, code);
      ranges[use] = range;
      counts[code] = range.value();
      zones[use] = new DeadZone(range.usable() ? Math.max(share, range.rest()) : share);
    }
  }

  void gone() {
    Arrays.fill(ranges, UNKNOWN);
    Arrays.fill(rested, false);
    astray = NOBODY;
    hanging = NOBODY;
  }

  void set(int code, int value) {
    if (code < counts.length) counts[code] = value;
  }

  /// Takes stock; before [#wish].
  void weigh() {
    int lying = NOBODY;
    int held = NOBODY;
    for (int use = 0; use < ranges.length; use++) {
      AxisRange range = ranges[use];
      if (!range.usable()) continue;
      if (!range.credible(counts[map.codes()[use]])) lying = map.codes()[use];
      else if (value(use) == 0) rested[use] = true;
      else if (!rested[use]) held = map.codes()[use];
    }
    astray = lying;
    hanging = held;
  }

  /// What the operator wants by that axis, -1..1.
  double wish(AxisUse use) {
    int i = use.ordinal();
    AxisRange range = ranges[i];
    if (!range.usable() || !rested[i] || !range.credible(counts[map.codes()[i]])) return 0;
    return map.signs()[i] * value(i);
  }

  /// One clause; empty when nothing is the matter. Any thread.
  String trouble() {
    int lying = astray;
    if (lying >= 0)
      return EventCodes.axisName(lying) + " is far outside of its own range; its wish is ignored";
    int held = hanging;
    return held < 0
        ? ""
        : EventCodes.axisName(held) + " is not at rest: let go of it, or raise 'dead-zone'";
  }

  private double value(int use) {
    AxisRange range = ranges[use];
    int count = counts[map.codes()[use]];
    double deflection = USES[use].pulled() ? range.pulled(count) : range.centred(count);
    return zones[use].apply(deflection);
  }
}
