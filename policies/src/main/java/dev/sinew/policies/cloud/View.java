package dev.sinew.policies.cloud;

import dev.sinew.runtime.config.ConfigSection;

/// One depth camera of a cloud: a pinhole at a fixed place.
///
/// @param camera name in the deployment
/// @param nearM least distance that counts, metres
/// @param farM largest distance that counts, metres
/// @param toCloud 4 x 4, row by row: points of the camera's optical frame (x right, y down, z
///     ahead) to points of the cloud's frame
record View(
    String camera,
    int width,
    int height,
    double fx,
    double fy,
    double cx,
    double cy,
    double nearM,
    double farM,
    double[] toCloud) {

  private static final double RIGID = 1e-3;

  /// @param frame of the cloud
  static View read(ConfigSection s, String frame) {
    if (!s.text("frame").equals(frame))
      throw s.problem(
          "frame", "'" + s.text("frame") + "' is not the cloud's frame, '" + frame + "'");
    if (!(s.number("near") < s.number("far")))
      throw s.problem("far", s.number("far") + " is not above near, " + s.number("near"));
    double[] toCloud = s.numbers("extrinsics");
    if (!isRigid(toCloud))
      throw s.problem("extrinsics", "no rigid transform; a rotation, a translation, 0 0 0 1");
    return new View(
        s.text("camera"),
        s.integer("width"),
        s.integer("height"),
        s.number("fx"),
        s.number("fy"),
        s.number("cx"),
        s.number("cy"),
        s.number("near"),
        s.number("far"),
        toCloud);
  }

  int pixels() {
    return width * height;
  }

  private static boolean isRigid(double[] t) {
    double worst = Math.abs(t[12]) + Math.abs(t[13]) + Math.abs(t[14]) + Math.abs(t[15] - 1);
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++) {
        double dot =
            t[4 * i] * t[4 * j] + t[4 * i + 1] * t[4 * j + 1] + t[4 * i + 2] * t[4 * j + 2];
        worst = Math.max(worst, Math.abs(dot - (i == j ? 1 : 0)));
      }
    double handed =
        t[0] * (t[5] * t[10] - t[6] * t[9])
            - t[1] * (t[4] * t[10] - t[6] * t[8])
            + t[2] * (t[4] * t[9] - t[5] * t[8]);
    return worst <= RIGID && handed > 0;
  }
}
