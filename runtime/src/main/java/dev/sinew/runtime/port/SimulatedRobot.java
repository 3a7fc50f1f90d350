package dev.sinew.runtime.port;

/// A robot that is none: it can be placed, and faults may be injected into it.
public interface SimulatedRobot extends Robot {

  /// Puts the arm and everything around it where an episode with this seed begins, at rest. Servo
  /// thread, while the supervisor admits no motion; may allocate.
  void place(long seed);
}
