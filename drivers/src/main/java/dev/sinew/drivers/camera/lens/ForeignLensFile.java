package dev.sinew.drivers.camera.lens;

import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// Calibration as OpenCV's samples and ROS `camera_calibration` write it: matrices with `rows`,
/// `cols` and `data`.
///
/// Names of the models: ROS `sensor_msgs/distortion_models.h`. OpenCV names none; there the number
/// of coefficients tells, but for four.
final class ForeignLensFile {

  private static final int SIDE = 3;

  private ForeignLensFile() {}

  static Lens read(Path file, ConfigSection root) {
    root.validate(Schema.of(ForeignLensFile.class.getResourceAsStream("foreign-lens.schema.json")));
    double[] k = matrix(root, "camera_matrix", SIDE, SIDE);
    mustBeCamera(root, k);
    double[] coefficients = root.section("distortion_coefficients").numbers("data");
    Intrinsics intrinsics =
        new Intrinsics(
            model(root, coefficients.length),
            root.integer("image_width"),
            root.integer("image_height"),
            k[0],
            k[4],
            k[2],
            k[5],
            coefficients);
    LensFile.checked(root, intrinsics, "distortion_coefficients", "camera_matrix", "camera_matrix");
    return new Lens(file, intrinsics, rectification(root));
  }

  private static LensModel model(ConfigSection root, int coefficients) {
    if (!root.has("distortion_model")) {
      if (coefficients != 4) return LensModel.PINHOLE_RADTAN;
      throw root.problem(
          "distortion_model",
          "is missing, and 4 coefficients may be of two models; add plumb_bob or equidistant");
    }
    return switch (root.text("distortion_model")) {
      case "equidistant", "fisheye" -> LensModel.FISHEYE;
      default -> LensModel.PINHOLE_RADTAN;
    };
  }

  private static Optional<Rectification> rectification(ConfigSection root) {
    if (!root.has("rectification_matrix") || !root.has("projection_matrix"))
      return Optional.empty();
    double[] projection = matrix(root, "projection_matrix", SIDE, SIDE + 1);
    double[] camera = new double[SIDE * SIDE];
    for (int row = 0; row < SIDE; row++)
      System.arraycopy(projection, row * (SIDE + 1), camera, row * SIDE, SIDE);
    double[] rotation = matrix(root, "rectification_matrix", SIDE, SIDE);
    mustBeRotation(root, rotation);
    return Optional.of(new Rectification(rotation, camera));
  }

  private static double[] matrix(ConfigSection root, String key, int rows, int columns) {
    double[] data = root.section(key).numbers("data");
    if (data.length != rows * columns)
      throw root.problem(
          key, "%d numbers are not a %dx%d matrix".formatted(data.length, rows, columns));
    return data;
  }

  private static void mustBeCamera(ConfigSection root, double[] k) {
    boolean isCamera =
        k[0] > 0 && k[4] > 0 && k[1] == 0 && k[3] == 0 && k[6] == 0 && k[7] == 0 && k[8] == 1;
    if (!isCamera)
      throw root.problem(
          "camera_matrix", Arrays.toString(k) + " is not [fx, 0, cx, 0, fy, cy, 0, 0, 1]");
  }

  /// Rows of length one, at right angles.
  private static void mustBeRotation(ConfigSection root, double[] r) {
    for (int i = 0; i < SIDE; i++) {
      for (int j = 0; j < SIDE; j++) {
        double dot = 0;
        for (int k = 0; k < SIDE; k++) dot += r[i * SIDE + k] * r[j * SIDE + k];
        if (!(Math.abs(dot - (i == j ? 1 : 0)) < 1e-3))
          throw root.problem("rectification_matrix", Arrays.toString(r) + " is no rotation");
      }
    }
  }
}
