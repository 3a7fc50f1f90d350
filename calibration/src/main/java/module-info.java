/// Joint zero, later intrinsics, hand-eye, latency, force bias and payload: each writes a file that
/// a deployment names.
module dev.sinew.calibration {
  requires transitive dev.sinew.drivers;
  requires transitive dev.sinew.runtime;

  exports dev.sinew.calibration.joints;
}
