package dev.sinew.drivers.sim.arm;

/// One sensor on the arm. Confined to the arm's thread; allocates nothing after construction.
interface ArmSensor {

  /// Begins anew.
  void reset(long seed);

  /// Follows the body by one step.
  void step();

  /// The newest sample; the sensor's own buffer.
  double[] values();
}
