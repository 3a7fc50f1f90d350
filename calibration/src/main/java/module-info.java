/// Intrinsics, hand-eye, joint zero, latency, force bias and payload: each writes a file that a
/// deployment names.
module dev.sinew.calibration {}
