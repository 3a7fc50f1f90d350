package dev.sinew.drivers.camera.lens;

/// How much of the distorted picture the undistorted one shows.
///
/// @param balance 0: as much as leaves no black corner; 1: all of it, with black corners
/// @param fieldScale divides the focal length after that: above 1 shows more, below 1 less
record Framing(double balance, double fieldScale) {}
