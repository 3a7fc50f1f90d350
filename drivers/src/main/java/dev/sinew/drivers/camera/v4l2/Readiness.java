package dev.sinew.drivers.camera.v4l2;

/// What waiting for a device ended with.
enum Readiness {
  /// A filled buffer can be taken.
  READY,
  /// The time is up, or somebody called [VideoDevice#wake].
  NOTHING,
  /// The device was unplugged, or its driver gave up.
  GONE
}
