package dev.sinew.drivers.camera.lens;

import dev.sinew.runtime.config.ConfigException;
import dev.sinew.runtime.config.ConfigSection;
import dev.sinew.runtime.config.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads calibration files: our own, and the two that everybody has, of OpenCV's `FileStorage` and
/// of ROS `camera_info`.
///
/// Our own, in YAML:
///
/// ```
/// model: pinhole-radtan          # or fisheye
/// width: 640
/// height: 480
/// fx: 536.07
/// fy: 536.02
/// cx: 342.37
/// cy: 235.54
/// coefficients: [-0.2651, -0.0467, 0.00183, -0.00031, 0.2523]
/// ```
///
/// Any other key is refused there; the files of others may say more than is understood here.
public final class LensFile {

  private static final long MOST_BYTES = 1 << 20;

  private LensFile() {}

  /// @throws ConfigException when the file is missing, or is not such a file
  public static Intrinsics intrinsics(Path file) {
    return read(file).intrinsics();
  }

  static Lens read(Path file) {
    ConfigSection root = ConfigSection.parse(file, standardYaml(text(file)));
    if (root.has("camera_matrix")) return ForeignLensFile.read(file, root);
    root.validate(Schema.of(LensFile.class.getResourceAsStream("lens.schema.json")));
    LensModel model =
        root.text("model").equals(LensModel.FISHEYE.word())
            ? LensModel.FISHEYE
            : LensModel.PINHOLE_RADTAN;
    Intrinsics intrinsics =
        new Intrinsics(
            model,
            root.integer("width"),
            root.integer("height"),
            root.number("fx"),
            root.number("fy"),
            root.number("cx"),
            root.number("cy"),
            root.numbers("coefficients"));
    return new Lens(file, checked(root, intrinsics, "coefficients", "cx", "cy"), Optional.empty());
  }

  /// What a schema cannot say.
  ///
  /// @param coefficients key of the coefficients, for the complaint
  /// @param cx key of the principal point
  /// @param cy key of the principal point
  static Intrinsics checked(
      ConfigSection section, Intrinsics lens, String coefficients, String cx, String cy) {
    if (!lens.model().takes(lens.coefficients().length))
      throw section.problem(
          coefficients,
          "%d numbers, but %s has %s"
              .formatted(lens.coefficients().length, lens.model().word(), lens.model().counts()));
    if (!(lens.cx() >= 0 && lens.cx() <= lens.width()))
      throw section.problem(cx, lens.cx() + " is not inside the picture, 0 to " + lens.width());
    if (!(lens.cy() >= 0 && lens.cy() <= lens.height()))
      throw section.problem(cy, lens.cy() + " is not inside the picture, 0 to " + lens.height());
    return lens;
  }

  /// OpenCV writes `%YAML:1.0`, which is none, and its own types.
  private static String standardYaml(String text) {
    return text.replaceFirst("\\A\\s*%YAML:[^\n]*", "").replace("!!opencv-matrix", "");
  }

  private static String text(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES)
        throw new ConfigException(file, "", "is longer than a calibration file can be");
      return Files.readString(file);
    } catch (IOException e) {
      throw new ConfigException(
          file, "", Files.exists(file) ? "cannot be read: " + e.getMessage() : "no such file");
    }
  }
}
