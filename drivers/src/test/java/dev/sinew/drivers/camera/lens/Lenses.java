package dev.sinew.drivers.camera.lens;

/// Lenses for tests.
final class Lenses {

  /// The left camera of OpenCV's stereo chessboards, as calibrated with OpenCV 4.6
  /// (`reference-opencv-4.6.json` of the recorded data).
  static final Intrinsics WEBCAM =
      new Intrinsics(
          LensModel.PINHOLE_RADTAN,
          640,
          480,
          536.07,
          536.02,
          342.37,
          235.54,
          new double[] {-0.2651, -0.0467, 0.00183, -0.00031, 0.2523});

  /// A rational model: numbers of the order of those that ROS files carry for wide lenses.
  static final Intrinsics RATIONAL =
      new Intrinsics(
          LensModel.PINHOLE_RADTAN,
          640,
          480,
          420,
          418,
          318,
          243,
          new double[] {0.6, -0.4, 0.0003, -0.0002, 0.02, 0.9, -0.3, 0.05});

  /// A lens of about 130 degrees across.
  static final Intrinsics ACTION_CAMERA =
      new Intrinsics(
          LensModel.FISHEYE,
          640,
          480,
          285,
          286,
          319,
          238,
          new double[] {0.07, -0.02, 0.006, -0.001});

  private Lenses() {}
}
