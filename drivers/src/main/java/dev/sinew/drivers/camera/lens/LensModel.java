package dev.sinew.drivers.camera.lens;

/// How a direction becomes a place in the picture.
public enum LensModel {

  /// Radial and tangential polynomial (Brown-Conrady; "plumb_bob" and "rational_polynomial" in
  /// ROS): k1, k2, p1, p2 [, k3 [, k4, k5, k6]]. OpenCV 4 documentation, "Camera Calibration and 3D
  /// Reconstruction".
  PINHOLE_RADTAN("pinhole-radtan"),

  /// Polynomial of the angle (Kannala and Brandt 2006, as in OpenCV's "Fisheye camera model";
  /// "equidistant" in ROS): k1, k2, k3, k4.
  FISHEYE("fisheye");

  private final String word;

  LensModel(String word) {
    this.word = word;
  }

  /// As files name it.
  public String word() {
    return word;
  }

  boolean takes(int coefficients) {
    return switch (this) {
      case PINHOLE_RADTAN -> coefficients == 4 || coefficients == 5 || coefficients == 8;
      case FISHEYE -> coefficients == 4;
    };
  }

  String counts() {
    return this == FISHEYE ? "4" : "4, 5 or 8";
  }
}
