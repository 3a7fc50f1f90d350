package dev.sinew.teleop.device.evdev;

/// What the kernel knows of an axis (`struct input_absinfo`).
///
/// @param value where it is now
/// @param flat about its middle, in its own counts, it is at rest
record AxisRange(int value, int min, int max, int flat) {

  /// More than this share of the range beyond its end is no overshoot: the device says nonsense.
  private static final double OVERSHOOT = 0.1;

  boolean usable() {
    return min < max;
  }

  /// Whether the device can mean that value.
  boolean credible(int counts) {
    double slack = OVERSHOOT * span();
    return counts >= min - slack && counts <= max + slack;
  }

  /// Of a stick, which rests in the middle: -1 at the low end, 1 at the high one.
  double centred(int counts) {
    return 2 * (((double) counts - min) / span()) - 1;
  }

  /// Of a trigger, which rests at the low end: 0 to 1.
  double pulled(int counts) {
    return ((double) counts - min) / span();
  }

  /// The kernel's own zone of rest, as a share of full deflection.
  double rest() {
    return Math.min(0.9, Math.max(0, 2.0 * flat / span()));
  }

  private double span() {
    return (double) max - min;
  }
}
