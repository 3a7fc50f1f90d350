package dev.sinew.drivers.servo.emulated;

/// The power supply of a bus: its voltage sags with what all servos draw. Servos made for different
/// voltages share a bus behind converters, as on a Koch arm; each gets its own.
final class Supply {

  /// Of supply and cable.
  private static final double OHMS = 0.15;

  private double amps;
  private double drawn;

  /// A servo draws this in this step.
  void draw(double current) {
    drawn += Math.abs(current);
  }

  /// The step is over.
  void settle() {
    amps = drawn;
    drawn = 0;
  }

  /// What arrives of a nominal voltage, 0.1 V.
  int decivolts(int nominal) {
    return (int) Math.round(Math.max(0, nominal - 10 * OHMS * amps));
  }
}
